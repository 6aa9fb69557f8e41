internal import BinlogFormat
internal import FoundationEssentials
internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension WireFieldData {
    /// The values of a column, a row each.
    ///
    /// - Throws: ``BinlogFormatError`` or ``WireShapeError`` for what this version doesn't know.
    func values() throws -> [FieldValue] {
        let present =
            switch field {
            case .scalars(let scalars): try scalars.values()
            case .vectors(let vectors): try vectors.values()
            case nil: [] as [FieldValue]
            }
        guard !validData.isEmpty else { return present }
        // Rows without a value have a filler, but for vectors, where they are left out.
        guard present.count < validData.count else { return zip(present, validData).map { $1 ? $0 : .null } }
        var rest = present[...]
        return validData.map { $0 ? rest.popFirst() ?? .null : .null }
    }
}

extension WireScalarField {
    fileprivate func values() throws -> [FieldValue] {
        switch data {
        case .bools(let array): array.data.map { .bool($0) }
        case .ints(let array): array.data.map { .integer(Int64($0)) }
        case .longs(let array), .timestamps(let array): array.data.map { .integer($0) }
        case .floats(let array): array.data.map { .float($0) }
        case .doubles(let array): array.data.map { .double($0) }
        case .strings(let message), .bytes(let message): try Self.each(message) { .text(Array($0)) }
        case .jsons(let message): try Self.each(message) { .json(Array($0)) }
        case .geometries(let message): try Self.each(message) { .geometry(Array($0)) }
        // The same message as in a log: one reader for both.
        case .arrays(let message): try Self.each(message) { .array(try ArrayValue($0)) }
        case nil: []
        }
    }

    private static func each(_ message: Data, _ value: (ArraySlice<UInt8>) throws -> FieldValue) throws -> [FieldValue]
    {
        let values = try RepeatedBytes.values(in: message)
        return try (0..<values.count).map { try value(values[$0]) }
    }
}

extension WireVectorField {
    fileprivate func values() throws -> [FieldValue] {
        switch data {
        case .floats(let message): return dense(try PackedFloats.bytes(in: message), .floatVector)
        case .binary(let bytes): return dense(Array(bytes)[...], .binaryVector)
        case .halves(let bytes): return dense(Array(bytes)[...], .float16Vector)
        case .brainHalves(let bytes): return dense(Array(bytes)[...], .bfloat16Vector)
        case .tinies(let bytes): return dense(Array(bytes)[...], .int8Vector)
        case .sparse(let message):
            let values = try RepeatedBytes.values(in: message)
            return try (0..<values.count).map { .sparseVector(try FieldValue.sparseElements(values[$0])) }
        case nil: return []
        }
    }

    private func dense(_ bytes: ArraySlice<UInt8>, _ type: DataType) -> [FieldValue] {
        let width = Int(clamping: dimension) * (FieldValue.bitsPerDimension(of: type) ?? 8) / 8
        guard width > 0 else { return [] }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: width).map {
            FieldValue(vector: bytes[$0..<min($0 + width, bytes.endIndex)], of: type)
        }
    }
}
