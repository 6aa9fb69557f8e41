internal import CCarryless

/// Many bytes made sixteen that leave the same remainder, by carry-less multiplication: ten times as fast as a table,
/// where the processor can do it.
///
/// Source: V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction" (Intel, 2009).
struct CRCFolding: Sendable {
    /// What is folded at a time; less isn't worth it.
    static let blockSize = 64
    private static let isAvailable = ccarryless_is_available()

    /// x⁵⁷⁵, x⁵¹¹, x¹⁹¹ and x¹²⁷: one less than the distances, for a product of reflected polynomials comes out shifted
    /// by one.
    private let powers: [UInt64]

    static let crc32 = CRCFolding(.crc32)
    static let crc32c = CRCFolding(.crc32c)
    static let crc64nvme = CRCFolding(.crc64nvme)

    private init(_ parameters: CRCParameters) {
        let polynomial = CRCPolynomial(parameters)
        let unused = 64 - 8 * UInt64(parameters.byteCount)
        powers = [71, 63, 23, 15].map { polynomial.shift(parameters.one >> 7, byBytes: $0) << unused }
    }

    /// The whole blocks of `bytes` after `remainder`, folded; nil where the processor can't, or there is no block.
    func fold(_ remainder: UInt64, _ bytes: UnsafeRawBufferPointer) -> (folded: [UInt8], count: Int)? {
        let count = bytes.count / Self.blockSize
        guard Self.isAvailable, count > 0, let start = bytes.baseAddress else { return nil }
        let folded = [UInt8](unsafeUninitializedCapacity: 16) { folded, size in
            guard let target = folded.baseAddress else { return }
            powers.withUnsafeBufferPointer { powers in
                ccarryless_fold(
                    start.assumingMemoryBound(to: UInt8.self), count, remainder, powers.baseAddress, target)
            }
            size = 16
        }
        return (folded, count * Self.blockSize)
    }
}
