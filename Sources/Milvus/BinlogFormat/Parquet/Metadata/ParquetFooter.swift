/// What the end of a parquet file says of it, read without touching a page.
///
/// Parquet's `FileMetaData` in Thrift's compact protocol (parquet.thrift), followed by its length in four bytes and
/// `PAR1`. Offsets count from the first byte of the parquet file, which in a binlog is the first byte of the payload.
package struct ParquetFooter: Sendable, Hashable {
    package static let magic = Array("PAR1".utf8)
    /// Length of the footer's length and the magic at the very end.
    package static let tailLength = 8

    package private(set) var rows: Int64 = -1
    package private(set) var columns: [ParquetColumn] = []
    package private(set) var rowGroups: [ParquetRowGroup] = []
    /// Texts that the writer added; milvus-storage's packed files tell their column groups here.
    package private(set) var keyValues: [String: String] = [:]
    package private(set) var createdBy = ""

    /// How many bytes from the end the footer needs, given at least the last eight.
    package static func length(
        fromTail tail: ArraySlice<UInt8>, limits: ParquetLimits = ParquetLimits()
    ) throws(BinlogFormatError) -> Int {
        guard tail.count >= tailLength, tail.suffix(4).elementsEqual(magic) else {
            throw BinlogFormatError(at: max(0, tail.count - 4), expected: "PAR1 at the end of a parquet file")
        }
        var cursor = ByteCursor(tail.suffix(tailLength))
        let length = Int(try cursor.uint64("the footer's length", width: 4))
        guard length <= limits.footerBytes else {
            throw BinlogFormatError(
                .tooLarge, at: tail.count - tailLength,
                expected: "a footer of at most \(limits.footerBytes) bytes, not \(length)")
        }
        return length + tailLength
    }

    /// Reads it from the last bytes of a file, at least ``length(fromTail:limits:)`` of them.
    ///
    /// `size` is the parquet file's own; without it, the tail is taken for the end of a file of any size.
    package init(
        tail: ArraySlice<UInt8>, size: Int? = nil, limits: ParquetLimits = ParquetLimits()
    ) throws(BinlogFormatError) {
        let length = try Self.length(fromTail: tail, limits: limits)
        guard length <= tail.count, length + Self.magic.count <= size ?? .max else {
            throw BinlogFormatError(
                .truncated, at: 0, expected: "\(length) bytes of footer, \(min(tail.count, size ?? .max)) are there")
        }
        let end = size.map { $0 - length } ?? Int(Int64.max >> 1)
        let bytes = tail.suffix(length).dropLast(Self.tailLength)
        var reader = ThriftReader(bytes, origin: size == nil ? tail.count - length : end)
        try read(&reader, before: end, limits)
    }

    private mutating func read(
        _ reader: inout ThriftReader, before end: Int, _ limits: ParquetLimits
    ) throws(BinlogFormatError) {
        try reader.beginStruct()
        while let field = try reader.nextField() {
            switch field.id {
            case 2: try readSchema(&reader, field, limits)
            case 3: rows = try reader.int(field)
            case 4: try readRowGroups(&reader, field, before: end)
            case 5: try readKeyValues(&reader, field)
            case 6: createdBy = try reader.string(field)
            case 8:
                throw BinlogFormatError(.unsupported, at: reader.position, expected: "a file that isn't encrypted")
            default: try reader.skip(field)
            }
        }
        guard rows >= 0, !columns.isEmpty, isSum(of: rowGroups) else {
            throw BinlogFormatError(
                at: reader.position, expected: "a footer with columns, and as many rows as its row groups")
        }
    }

    private func isSum(of groups: [ParquetRowGroup]) -> Bool {
        var left = rows
        for group in groups {
            guard group.rows <= left else { return false }
            left -= group.rows
        }
        return left == 0
    }

    private mutating func readSchema(
        _ reader: inout ThriftReader, _ field: ThriftField, _ limits: ParquetLimits
    ) throws(BinlogFormatError) {
        let position = reader.position
        let count = try reader.list(field, of: .structure)
        guard count <= limits.columns else {
            throw BinlogFormatError(
                .tooLarge, at: position, expected: "at most \(limits.columns) columns and groups, not \(count)")
        }
        var elements: [ParquetSchemaElement] = []
        for _ in 0..<count {
            elements.append(try ParquetSchemaElement(&reader))
        }
        columns = try ParquetColumn.leaves(of: elements, at: position)
    }

    private mutating func readRowGroups(
        _ reader: inout ThriftReader, _ field: ThriftField, before end: Int
    ) throws(BinlogFormatError) {
        guard !columns.isEmpty else {
            throw BinlogFormatError(at: reader.position, expected: "the schema before the row groups")
        }
        for _ in 0..<(try reader.list(field, of: .structure)) {
            rowGroups.append(try ParquetRowGroup(&reader, of: columns, before: end))
        }
    }

    private mutating func readKeyValues(_ reader: inout ThriftReader, _ field: ThriftField) throws(BinlogFormatError) {
        for _ in 0..<(try reader.list(field, of: .structure)) {
            var (key, value) = ("", "")
            try reader.beginStruct()
            while let field = try reader.nextField() {
                switch field.id {
                case 1: key = try reader.string(field)
                case 2: value = try reader.string(field)
                default: try reader.skip(field)
                }
            }
            keyValues[key] = value
        }
    }
}
