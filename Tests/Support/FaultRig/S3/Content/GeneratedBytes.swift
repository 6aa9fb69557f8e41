internal import Basics

/// Bytes without an end that follow from a seed: contents of objects that nobody has to store.
struct GeneratedBytes: Sendable, Hashable {
    let seed: UInt64

    func bytes(_ range: Range<Int64>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            var offset = range.lowerBound
            while offset < range.upperBound {
                let word = SeededChoice.mix(seed &+ UInt64(offset >> 3))
                for byte in (offset & 7)..<min(8, range.upperBound - (offset & ~7)) {
                    buffer.initializeElement(at: count, to: UInt8(truncatingIfNeeded: word >> (8 * UInt64(byte))))
                    count += 1
                }
                offset = (offset & ~7) + 8
            }
        }
    }
}
