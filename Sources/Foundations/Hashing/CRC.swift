/// A cyclic redundancy check over input that comes in pieces. It finds what goes wrong by accident; against an attacker
/// it proves nothing.
package struct CRC: Sendable {
    package let parameters: CRCParameters
    private var remainder: UInt64

    package init(_ parameters: CRCParameters) {
        self.parameters = parameters
        remainder = parameters.mask
    }

    /// Takes the next piece; none of it is copied when the collection lies in one run of memory.
    package mutating func update(_ bytes: some Collection<UInt8>) {
        remainder = withBytes(of: bytes) { update(remainder, $0) }
    }

    /// What is left over when all whole blocks are folded is short enough for the table.
    private func update(_ remainder: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let table = parameters.table
        guard let (folded, count) = parameters.folding.fold(remainder, bytes) else {
            return table.update(remainder, bytes)
        }
        let ofBlocks = folded.withUnsafeBytes { table.update(0, $0) }
        return table.update(ofBlocks, UnsafeRawBufferPointer(rebasing: bytes[count...]))
    }

    /// Of all that came so far.
    package var value: UInt64 { remainder ^ parameters.mask }

    /// The value's bytes, the highest first, as S3's headers have them.
    package static func bytes(_ value: UInt64, _ parameters: CRCParameters) -> [UInt8] {
        (0..<parameters.byteCount).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }

    /// The value of two runs of bytes joined, `count` being the number of bytes of the second.
    package static func join(_ first: UInt64, _ second: UInt64, count: Int64, _ parameters: CRCParameters) -> UInt64 {
        CRCPolynomial(parameters).shift(first, byBytes: count) ^ second
    }
}
