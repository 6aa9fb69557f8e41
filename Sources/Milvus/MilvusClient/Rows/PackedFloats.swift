internal import BinlogFormat
internal import FoundationEssentials

/// A message whose one field, number 1, is repeated and of floats, packed: the floats of all vectors side by side, as they
/// lie in memory.
enum PackedFloats {
    private static let tag: UInt8 = 1 << 3 | 2

    /// The bytes of the floats.
    static func bytes(in message: Data) throws(WireShapeError) -> ArraySlice<UInt8> {
        let chunks = try RepeatedBytes.values(in: message)
        switch chunks.count {
        case 0: return []
        case 1: return chunks[0]
        // Allowed, though no known writer splits a packed field.
        default: return (0..<chunks.count).flatMap { chunks[$0] }[...]
        }
    }

    static func message(of floats: some Collection<UInt8>) -> Data {
        var head = [tag]
        RepeatedBytes.append(UInt64(floats.count), to: &head)
        var message = Data(capacity: head.count + floats.count)
        message.append(contentsOf: head)
        message.append(contentsOf: floats)
        return message
    }
}
