/// The five bytes in front of a message: a compression flag and the length, big endian.
enum GRPCFraming {
    static let headerLength = 5

    static func frame(_ message: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0]
        bytes.reserveCapacity(headerLength + message.count)
        let length = UInt32(truncatingIfNeeded: message.count)
        for shift in [24, 16, 8, 0] as [UInt32] {
            bytes.append(UInt8(truncatingIfNeeded: length >> shift))
        }
        bytes += message
        return bytes
    }

    /// The one message of a unary answer.
    static func message(in body: [UInt8]) throws(GRPCFailure) -> [UInt8] {
        guard body.count >= headerLength else {
            throw GRPCFailure(.malformed, "the answer ends after \(body.count) bytes, inside the message header")
        }
        guard body[0] == 0 else {
            throw GRPCFailure(.malformed, "the answer is compressed, which was not asked for")
        }
        let length = body[1..<headerLength].reduce(0) { $0 << 8 | Int($1) }
        guard body.count == headerLength + length else {
            throw GRPCFailure(
                .malformed, "a message of \(length) bytes was announced, \(body.count - headerLength) came")
        }
        return Array(body[headerLength...])
    }
}
