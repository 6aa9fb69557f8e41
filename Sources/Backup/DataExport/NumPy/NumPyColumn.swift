internal import Basics
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// One array: its rows wait in a temporary file, as the head wants to know how many and how long they are.
struct NumPyColumn: Sendable {
    private static let piece = 1 << 20

    let field: FieldSchema
    let type: NumPyType
    private let file: TemporaryFile
    private var waiting: [UInt8] = []
    private var rows: Int64 = 0
    /// Of texts: the most characters, and how long each is in bytes of UTF-8.
    private var width = 0

    init(_ field: FieldSchema, temporaryDirectory: String) throws(ExportError) {
        self.field = field
        type = try NumPyType(field)
        do throws(TemporaryFileError) {
            file = try TemporaryFile(in: temporaryDirectory)
        } catch {
            throw ExportError(.temporaryFile, "\(error)")
        }
    }

    var size: Int64 { file.size + Int64(waiting.count) }

    mutating func append(_ batch: ColumnBatch) throws(ExportError) {
        for row in 0..<batch.rows {
            guard !batch.isNull(row) else {
                throw refusal(row, "has no value, which NumPy's files can't say", code: .noValue)
            }
            try append(batch.values, row)
            if waiting.count >= Self.piece { try spill() }
        }
        rows += Int64(batch.rows)
    }

    /// The file, read anew for each part of it.
    mutating func write(_ key: ObjectKey, in store: any ObjectStore) async throws(ExportError) -> WrittenFile {
        try spill()
        var writer = ObjectWriter(key, in: store)
        do throws(ObjectStoreError) {
            try await writer.write(NumPyHeader.bytes(elementName, rows: rows, columns: type.columns))
            var offset: Int64 = 0
            while offset < file.size {
                let (piece, used) = try next(at: offset)
                offset += used
                try await writer.write(piece)
            }
            return try await writer.finish()
        } catch {
            await writer.discard()
            throw ExportError(error)
        }
    }

    private var elementName: String {
        switch type.element {
        case .fixed(_, let name), .narrowed(_, let name): name
        case .text: "<U\(max(1, width))"
        }
    }

    private mutating func append(_ values: ColumnValues, _ row: Int) throws(ExportError) {
        switch (values, type.element) {
        case (.booleans(let values), .narrowed): waiting.append(values[row] ? 1 : 0)
        case (.int32s(let values), .narrowed(let bytes, _)):
            for byte in 0..<bytes { waiting.append(UInt8(truncatingIfNeeded: values[row] >> Int32(8 * byte))) }
        case (.int32s(let values), .fixed(4, _)): LittleEndian.append(values[row], to: &waiting)
        case (.int64s(let values), .fixed(8, _)): LittleEndian.append(values[row], to: &waiting)
        case (.floats(let values), .fixed(4, _)): LittleEndian.append(values[row...row], to: &waiting)
        case (.doubles(let values), .fixed(8, _)): LittleEndian.append(values[row...row], to: &waiting)
        case (.fixedWidth(let values), .fixed) where fits(values.width): waiting += values[row]
        case (.variableWidth(let values), .fixed) where fits(values[row].count): waiting += values[row]
        case (.variableWidth(let values), .text): append(text: values[row])
        default: throw refusal(row, "isn't \(field.dataType) as its schema says")
        }
    }

    private func fits(_ bytes: Int) -> Bool {
        guard case .fixed(let each, _) = type.element else { return false }
        return bytes == each * (type.columns ?? 1)
    }

    /// UTF-8 behind its length.
    private mutating func append(text: ArraySlice<UInt8>) {
        width = max(width, text.count { $0 & 0xC0 != 0x80 })
        LittleEndian.append(UInt32(text.count), to: &waiting)
        waiting += text
    }

    private mutating func spill() throws(ExportError) {
        do throws(TemporaryFileError) {
            try file.write(waiting, at: file.size)
        } catch {
            throw ExportError(.temporaryFile, "\(error)")
        }
        waiting.removeAll(keepingCapacity: true)
    }

    private func refusal(_ row: Int, _ reason: String, code: ExportError.Code = .value) -> ExportError {
        ExportError(code, "Field '\(field.name)' of row \(rows + Int64(row)) \(reason).")
    }

    /// A piece of the array, and how much of the temporary file it was.
    private func next(at offset: Int64) throws(ObjectStoreError) -> (piece: [UInt8], used: Int64) {
        do throws(TemporaryFileError) {
            guard type.element == .text else {
                let bytes = try file.read(at: offset, count: Self.piece)
                return (bytes, Int64(bytes.count))
            }
            return try texts(at: offset)
        } catch {
            throw ObjectStoreError(.other, operation: "read", subject: "temporary file", reason: "\(error)")
        }
    }

    /// Four bytes a character, zeros behind the last.
    private func texts(at offset: Int64) throws(TemporaryFileError) -> (piece: [UInt8], used: Int64) {
        var bytes = try file.read(at: offset, count: Self.piece)[...]
        if let need = Self.firstNeed(bytes), need > bytes.count { bytes = try file.read(at: offset, count: need)[...] }
        var (piece, used): ([UInt8], Int64) = ([], 0)
        while let need = Self.firstNeed(bytes), need <= bytes.count, piece.count < 4 * Self.piece {
            let text = String(decoding: bytes.dropFirst(4).prefix(need - 4), as: UTF8.self)
            let start = piece.count
            for scalar in text.unicodeScalars { LittleEndian.append(scalar.value, to: &piece) }
            piece += repeatElement(0, count: max(0, start + 4 * max(1, width) - piece.count))
            bytes = bytes.dropFirst(need)
            used += Int64(need)
        }
        return (piece, used)
    }

    /// Bytes of the first text with its length; nil where not even that is there.
    private static func firstNeed(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return 4 + Int(LittleEndian.numbers(of: UInt32.self, in: bytes.prefix(4))[0])
    }
}
