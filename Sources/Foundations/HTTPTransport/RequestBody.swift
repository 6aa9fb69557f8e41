package import Basics

/// What a request carries.
package enum RequestBody: Sendable {
    case none
    case bytes([UInt8])
    /// Pulled while it is sent; exactly `length` bytes must come.
    case stream(length: Int64, ByteStream)
}
