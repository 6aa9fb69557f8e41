internal import Hashing

/// Turns the pages of one column chunk into rows. Holds the chunk's dictionary, which stands before the data.
struct PageDecoder: ~Copyable {
    private let column: ParquetColumn
    private let limits: ParquetLimits
    private let unpacker: PageUnpacker
    private var dictionary: ColumnValues?

    init(_ column: ParquetColumn, _ codec: ParquetCodec, _ limits: ParquetLimits) throws(BinlogFormatError) {
        guard column.maxRepetitionLevel == 0 else {
            throw BinlogFormatError(
                .unsupported, at: 0, expected: "one value a row, '\(column.path.joined(separator: "."))' has lists")
        }
        self.column = column
        self.limits = limits
        unpacker = PageUnpacker(codec)
    }

    /// The rows of a page; nil when it holds none, as the dictionary's. Offsets of errors count within the page.
    mutating func decode(_ header: PageHeader, _ page: ArraySlice<UInt8>) throws(BinlogFormatError) -> ColumnBatch? {
        try check(header, page)
        switch header.kind {
        case .data:
            return try decodeData(header, try unpacker.unpack(page, exactly: header.unpackedSize))
        case .dataV2(let definition, let repetition, let isCompressed):
            let levels = definition + repetition
            let packed = page.dropFirst(levels)
            let values =
                isCompressed ? try unpacker.unpack(packed, exactly: header.unpackedSize - levels) : packed
            return try batch(header, levels: page.dropFirst(repetition).prefix(definition), values: values)
        case .dictionary:
            try readDictionary(header, page)
            return nil
        case .other:
            return nil
        }
    }

    private func check(_ header: PageHeader, _ page: ArraySlice<UInt8>) throws(BinlogFormatError) {
        guard let checksum = header.checksum else { return }
        var crc = CRC(.crc32)
        crc.update(page)
        guard crc.value == UInt64(checksum) else {
            throw BinlogFormatError(at: 0, expected: "a page whose checksum is \(checksum), not \(crc.value)")
        }
    }

    private mutating func readDictionary(
        _ header: PageHeader, _ page: ArraySlice<UInt8>
    ) throws(BinlogFormatError) {
        guard dictionary == nil, header.encoding == .plain || header.encoding == .plainDictionary else {
            throw BinlogFormatError(at: 0, expected: "one dictionary in the plain encoding")
        }
        let bytes = try unpacker.unpack(page, exactly: header.unpackedSize)
        dictionary = try PlainValues.decode(bytes, column, count: header.values)
    }

    /// Version 1: the levels stand behind their length in the page, compressed with it.
    private func decodeData(
        _ header: PageHeader, _ bytes: ArraySlice<UInt8>
    ) throws(BinlogFormatError) -> ColumnBatch {
        guard column.maxDefinitionLevel > 0 else { return try batch(header, levels: [], values: bytes) }
        guard header.definitionEncoding == .rle else {
            throw BinlogFormatError(.unsupported, at: 0, expected: "definition levels in run lengths")
        }
        var cursor = ByteCursor(bytes)
        let length = Int(try cursor.uint64("the length of the definition levels", width: 4))
        let levels = try cursor.take(length, "definition levels")
        return try batch(header, levels: levels, values: cursor.rest)
    }

    private func batch(
        _ header: PageHeader, levels: ArraySlice<UInt8>, values: ArraySlice<UInt8>
    ) throws(BinlogFormatError) -> ColumnBatch {
        let isValid = try validity(levels, count: header.values)
        let count = isValid.map { $0.count { $0 } } ?? header.values
        let decoded = try ValueDecoder(column: column, dictionary: dictionary, limits: limits)
            .decode(values, header.encoding, count: count)
        guard decoded.count == count else {
            throw BinlogFormatError(.truncated, at: 0, expected: "\(count) values, \(decoded.count) are there")
        }
        return ColumnBatch(values: isValid.map { decoded.spread(over: $0) } ?? decoded, isValid: isValid)
    }

    /// Nil when every row has a value.
    private func validity(_ levels: ArraySlice<UInt8>, count: Int) throws(BinlogFormatError) -> [Bool]? {
        let full = column.maxDefinitionLevel
        guard full > 0 else { return nil }
        let width = Int.bitWidth - full.leadingZeroBitCount
        var runs = try HybridRuns(levels, bitWidth: width, count: count)
        if case .repeated(let level, count)? = try runs.next(), level == full { return nil }
        runs = try HybridRuns(levels, bitWidth: width, count: count)
        return try runs.areFull(full)
    }
}
