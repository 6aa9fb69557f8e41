package import Basics

/// What is written to an object or a part.
package enum ObjectBody: Sendable {
    /// May be sent again after a failure.
    case bytes([UInt8])
    /// Can be sent once only; exactly `length` bytes.
    case stream(length: Int64, ByteStream)
    /// May be sent again: every attempt opens the bytes anew; exactly `length` bytes each time.
    case reopenable(length: Int64, open: @Sendable () async throws -> ByteStream)

    package var length: Int64 {
        switch self {
        case .bytes(let bytes): Int64(bytes.count)
        case .stream(let length, _), .reopenable(let length, _): length
        }
    }

    package var isReplayable: Bool {
        switch self {
        case .bytes, .reopenable: true
        case .stream: false
        }
    }

    /// The bytes as a stream, whatever the case.
    package func open() async throws -> ByteStream {
        switch self {
        case .bytes(let bytes): ByteStream([bytes])
        case .stream(_, let stream): stream
        case .reopenable(_, let open): try await open()
        }
    }
}
