internal import Basics

/// What a hash function makes of its input.
package struct Digest: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Lowercase hexadecimal: the form of ETags, signatures and checksums in manifests.
    package var hex: String { Hex.encode(bytes) }

    /// The form of `Content-MD5`.
    package var base64: String { Base64.encode(bytes) }

    package var description: String { hex }
}
