/// Values of one width: vectors, mostly. A view of the page that they came from, or of its column's dictionary.
package struct FixedWidthValues: Sendable {
    /// Bytes of a value.
    package let width: Int
    package let count: Int
    /// The different values, one after the other.
    private let bytes: ArraySlice<UInt8>
    /// Which of them stands in each row, -1 for none; nil when they stand in order.
    private let places: [Int32]?

    /// `bytes` hold a whole number of values; a width of 0 holds none.
    package init(width: Int, bytes: ArraySlice<UInt8>) {
        self.width = width
        self.bytes = bytes
        count = width == 0 ? 0 : bytes.count / width
        places = nil
    }

    private init(_ values: Self, at places: [Int32]) {
        width = values.width
        bytes = values.bytes
        count = places.count
        self.places = places
    }

    /// All values in order, where they stand so; nil when some are missing or repeated.
    package var contiguous: ArraySlice<UInt8>? { places == nil ? bytes : nil }

    /// Empty where there is no value.
    package subscript(index: Int) -> ArraySlice<UInt8> {
        let place = places.map { Int($0[index]) } ?? index
        guard place >= 0 else { return [] }
        let start = bytes.startIndex + place * width
        return bytes[start..<start + width]
    }

    func at(_ indexes: [Int32]) -> Self {
        Self(self, at: places.map { places in indexes.map { places[Int($0)] } } ?? indexes)
    }

    func spread(over isValid: [Bool]) -> Self {
        var next: Int32 = 0
        let spread = isValid.map { isThere -> Int32 in
            guard isThere else { return -1 }
            defer { next += 1 }
            return places?[Int(next)] ?? next
        }
        return Self(self, at: spread)
    }
}
