internal import BinlogFormat

/// Writes flat buffers, back to front as their writers do (flatbuffers.dev, "Internals"): only what Arrow's schema needs.
struct FlatBuffer {
    /// One field of a table, in its slot.
    enum Field {
        case none
        case byte(UInt8)
        case short(Int16)
        case int(Int32)
        case long(Int64)
        /// Something that was written before, by what ``FlatBuffer/length`` was afterwards.
        case reference(Int)
    }

    /// The last byte first.
    private var reversed: [UInt8] = []

    /// Bytes so far: what is written next lies before them.
    var length: Int { reversed.count }

    mutating func text(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        align(4, before: bytes.count + 1)
        reversed.append(0)
        reversed += bytes.reversed()
        append(UInt32(bytes.count))
        return length
    }

    mutating func vector(_ elements: [Int]) -> Int {
        align(4, before: 0)
        for element in elements.reversed() { append(UInt32(length + 4 - element)) }
        append(UInt32(elements.count))
        return length
    }

    /// Fields lie in the order of their slots, each where its size wants it; the table's own list of them before it.
    mutating func table(_ fields: [Field]) -> Int {
        let end = length
        var places = [Int](repeating: 0, count: fields.count)
        for (slot, field) in fields.enumerated().reversed() where append(field) { places[slot] = length }
        align(4, before: 0)
        // Patched below: how far before the table its list lies.
        let distance = 4 + 2 * fields.count
        append(UInt32(distance))
        let start = length
        for place in places.reversed() { append(UInt16(place == 0 ? 0 : start - place)) }
        append(UInt16(start - end))
        append(UInt16(distance))
        return start
    }

    /// The whole buffer with its root.
    mutating func finished(_ root: Int) -> [UInt8] {
        align(8, before: 4)
        append(UInt32(length + 4 - root))
        return reversed.reversed()
    }

    private mutating func append(_ field: Field) -> Bool {
        switch field {
        case .none: return false
        case .byte(let value): append(value)
        case .short(let value): append(value)
        case .int(let value): append(value)
        case .long(let value): append(value)
        case .reference(let place):
            align(4, before: 0)
            append(UInt32(length + 4 - place))
        }
        return true
    }

    private mutating func append(_ number: some FixedWidthInteger & BitwiseCopyable) {
        align(number.bitWidth / 8, before: 0)
        var bytes: [UInt8] = []
        LittleEndian.append(number, to: &bytes)
        reversed += bytes.reversed()
    }

    /// So that what begins after `count` more bytes stands on a multiple of `size`, counted from the end.
    private mutating func align(_ size: Int, before count: Int) {
        while (length + count) % size != 0 { reversed.append(0) }
    }
}
