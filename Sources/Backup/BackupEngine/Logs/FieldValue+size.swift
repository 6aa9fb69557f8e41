internal import BinlogFormat

extension FieldValue {
    /// What it takes in memory, nearly.
    var byteCount: Int {
        switch self {
        case .text(let bytes), .json(let bytes), .geometry(let bytes), .binaryVector(let bytes): bytes.count
        case .array(let value): value.count * 16
        case .floatVector(let values): values.count * 4
        case .int8Vector(let values): values.count * 4
        case .sparseVector(let elements): elements.count * 8
        default: 8
        }
    }
}
