internal import BinlogFormat
internal import FoundationEssentials
internal import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension WireFieldData {
    /// The values of a column, a row each.
    ///
    /// - Throws: ``BinlogFormatError`` for what this version doesn't know.
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
        case .strings(let array): array.data.map { .text(Array($0.utf8)) }
        case .jsons(let array): array.data.map { .json(Array($0)) }
        case .geometries(let array): array.data.map { .geometry(Array($0)) }
        // The same message as in a log: one reader for both.
        case .arrays(let array): try array.data.map { .array(try ArrayValue(Array($0.serializedData())[...])) }
        case .bytes(let array): array.data.map { .text(Array($0)) }
        case nil: []
        }
    }
}

extension WireVectorField {
    fileprivate func values() throws -> [FieldValue] {
        let width = Int(clamping: dimension)
        switch data {
        case .floats(let array):
            guard width > 0 else { return [] }
            return stride(from: 0, to: array.data.count, by: width).map {
                .floatVector(Array(array.data[$0..<min($0 + width, array.data.count)]))
            }
        case .binary(let bytes): return dense(bytes, .binaryVector)
        case .halves(let bytes): return dense(bytes, .float16Vector)
        case .brainHalves(let bytes): return dense(bytes, .bfloat16Vector)
        case .tinies(let bytes): return dense(bytes, .int8Vector)
        case .sparse(let array):
            return try array.contents.map { .sparseVector(try FieldValue.sparseElements(Array($0)[...])) }
        case nil: return []
        }
    }

    private func dense(_ data: Data, _ type: DataType) -> [FieldValue] {
        let bytes = Array(data)
        let width = Int(clamping: dimension) * (FieldValue.bitsPerDimension(of: type) ?? 8) / 8
        guard width > 0 else { return [] }
        return stride(from: 0, to: bytes.count, by: width).map {
            FieldValue(vector: bytes[$0..<min($0 + width, bytes.count)], of: type)
        }
    }
}
