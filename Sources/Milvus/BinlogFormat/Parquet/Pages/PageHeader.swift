/// What stands before every page (parquet.thrift `PageHeader`).
struct PageHeader {
    enum Kind {
        case data
        case dictionary
        /// Levels stand before the values, uncompressed.
        case dataV2(definitionBytes: Int, repetitionBytes: Int, isCompressed: Bool)
        /// Nothing that values need.
        case other
    }

    private(set) var kind = Kind.other
    /// Bytes of the page behind the header.
    private(set) var packedSize = -1
    private(set) var unpackedSize = -1
    /// Nulls included.
    private(set) var values = 0
    private(set) var encoding = ParquetEncoding.plain
    private(set) var definitionEncoding = ParquetEncoding.rle
    /// CRC-32 of the page's bytes as they lie in the file, where the writer noted it. Milvus' don't.
    private(set) var checksum: UInt32?
    /// Bytes of the header itself.
    private(set) var length = 0

    var holdsRows: Bool {
        switch kind {
        case .data, .dataV2: true
        case .dictionary, .other: false
        }
    }

    init(_ bytes: ArraySlice<UInt8>, origin: Int, limits: ParquetLimits) throws(BinlogFormatError) {
        var reader = ThriftReader(bytes, origin: origin)
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 2: unpackedSize = Int(try reader.int32(field))
            case 3: packedSize = Int(try reader.int32(field))
            case 4: checksum = UInt32(bitPattern: try reader.int32(field))
            case 5 where field.kind == .structure: try readData(&reader)
            case 7 where field.kind == .structure: try readDictionary(&reader)
            case 8 where field.kind == .structure: try readDataV2(&reader)
            default: try reader.skip(field)
            }
        }
        length = reader.consumed
        try check(limits, origin)
    }

    private func check(_ limits: ParquetLimits, _ origin: Int) throws(BinlogFormatError) {
        guard packedSize >= 0, unpackedSize >= 0, values >= 0 else {
            throw BinlogFormatError(at: origin, expected: "a page with its sizes and number of values")
        }
        guard max(packedSize, unpackedSize) <= limits.pageBytes, values <= limits.pageValues else {
            throw BinlogFormatError(
                .tooLarge, at: origin,
                expected: """
                    a page of at most \(limits.pageBytes) bytes and \(limits.pageValues) values, \
                    not of \(max(packedSize, unpackedSize)) and \(values)
                    """)
        }
        if case .dataV2(let definition, let repetition, _) = kind {
            guard definition >= 0, repetition >= 0, definition + repetition <= min(packedSize, unpackedSize) else {
                throw BinlogFormatError(at: origin, expected: "levels within their page")
            }
        }
    }

    private mutating func readData(_ reader: inout ThriftReader) throws(BinlogFormatError) {
        kind = .data
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: values = Int(try reader.int32(field))
            case 2: encoding = try Self.encoding(field, &reader)
            case 3: definitionEncoding = try Self.encoding(field, &reader)
            default: try reader.skip(field)
            }
        }
    }

    private mutating func readDictionary(_ reader: inout ThriftReader) throws(BinlogFormatError) {
        kind = .dictionary
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: values = Int(try reader.int32(field))
            case 2: encoding = try Self.encoding(field, &reader)
            default: try reader.skip(field)
            }
        }
    }

    private mutating func readDataV2(_ reader: inout ThriftReader) throws(BinlogFormatError) {
        var (definition, repetition, isCompressed) = (0, 0, true)
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 1: values = Int(try reader.int32(field))
            case 4: encoding = try Self.encoding(field, &reader)
            case 5: definition = Int(try reader.int32(field))
            case 6: repetition = Int(try reader.int32(field))
            case 7: isCompressed = try reader.bool(field)
            default: try reader.skip(field)
            }
        }
        kind = .dataV2(definitionBytes: definition, repetitionBytes: repetition, isCompressed: isCompressed)
    }

    private static func encoding(
        _ field: ThriftField, _ reader: inout ThriftReader
    ) throws(BinlogFormatError) -> ParquetEncoding {
        let number = try reader.int32(field)
        guard let encoding = ParquetEncoding(rawValue: number) else {
            throw BinlogFormatError(
                .unsupported, at: reader.position, expected: "an encoding that this reader knows, not \(number)")
        }
        return encoding
    }
}
