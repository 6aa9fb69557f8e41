internal import ObjectStorage

/// An item as bytes: both keys share their end, which is written once.
enum ItemCoding {
    static func append(_ item: TransferItem, to bytes: inout [UInt8]) {
        let source = Array(item.source.rawValue.utf8)
        let destination = Array(item.destination.rawValue.utf8)
        let shared = zip(source.reversed(), destination.reversed()).prefix { $0 == $1 }.count
        append(source, to: &bytes)
        append(Array(destination.dropLast(shared)), to: &bytes)
        append(UInt64(shared), to: &bytes)
        append(UInt64(item.size), to: &bytes)
        append(Array((item.etag?.value ?? "").utf8), to: &bytes)
    }

    /// As many as are whole.
    static func items(in bytes: [UInt8]) -> [TransferItem] {
        var items: [TransferItem] = []
        var rest = bytes[...]
        while let source = takeBytes(&rest), let beginning = takeBytes(&rest), let shared = takeNumber(&rest),
            let size = takeNumber(&rest), let etag = takeBytes(&rest)
        {
            items.append(
                TransferItem(
                    source: ObjectKey(String(decoding: source, as: UTF8.self)),
                    destination: ObjectKey(String(decoding: beginning + source.suffix(Int(shared)), as: UTF8.self)),
                    size: Int64(size),
                    etag: etag.isEmpty ? nil : ETag.unquoted(String(decoding: etag, as: UTF8.self))))
        }
        return items
    }

    private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
        append(UInt64(text.count), to: &bytes)
        bytes += text
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func takeBytes(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let count = takeNumber(&rest), rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        return rest.prefix(Int(count))
    }

    private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = rest.popFirst(), shift < 63 {
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
