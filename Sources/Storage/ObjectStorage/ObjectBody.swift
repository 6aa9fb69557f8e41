package import Basics

/// What is written to an object or a part.
package enum ObjectBody: Sendable {
    /// May be sent again after a failure.
    case bytes([UInt8])
    /// Can be sent once only; exactly `length` bytes.
    case stream(length: Int64, ByteStream)

    package var length: Int64 {
        switch self {
        case .bytes(let bytes): Int64(bytes.count)
        case .stream(let length, _): length
        }
    }

    package var isReplayable: Bool {
        if case .bytes = self { true } else { false }
    }
}
