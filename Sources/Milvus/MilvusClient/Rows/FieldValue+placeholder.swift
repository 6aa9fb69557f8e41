internal import Basics
internal import BinlogFormat
internal import FoundationEssentials
internal import MilvusModel

extension FieldValue {
    /// The vector as a search carries it; nil for what isn't one.
    func placeholder(of type: DataType) -> Data? {
        switch self {
        case .binaryVector(let bytes): Data(bytes)
        case .int8Vector(let values): Data(values.map { UInt8(bitPattern: $0) })
        case .sparseVector(let elements):
            Data(elements.flatMap { Self.bytes($0.index) + Self.bytes($0.value.bitPattern) })
        case .floatVector(let values):
            switch type {
            // Widened without loss when they were read, so narrowed without loss.
            case .bfloat16Vector: Data(values.flatMap { Self.bytes(UInt16($0.bitPattern >> 16)) })
            case .float16Vector: nil
            default: Data(values.flatMap { Self.bytes($0.bitPattern) })
            }
        default: nil
        }
    }

    private static func bytes(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        stride(from: 0, to: value.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
