/// Keys that were deleted, and when last: sixteen bytes a key, however long it is. Pure.
///
/// An open hash table of ``KeyDigest``s; a slot without a time is free.
struct DeletedKeys: Sendable {
    /// Bytes of a table for so many keys.
    static func bytes(for keys: Int64) -> Int {
        let clamped = Int(min(keys, 1 << 40))
        return clamped == 0 ? 0 : capacity(for: clamped) * 16
    }

    private var digests: [UInt64] = []
    private var times: [UInt64] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// With room for `keys`.
    init(expecting keys: Int64 = 0) {
        let clamped = Int(min(keys, 1 << 40))
        if clamped > 0 { grow(to: Self.capacity(for: clamped)) }
    }

    /// Slots there are: ``slot(of:)`` is below.
    var slots: Int { times.count }

    mutating func add(_ digest: UInt64, at time: UInt64) {
        if (count + 1) * 4 > times.count * 3 { grow(to: Self.capacity(for: count + 1)) }
        let slot = place(of: digest)
        if times[slot] == 0 {
            count += 1
            digests[slot] = digest
        }
        // A time of 0 would be a free slot; nothing is older than either.
        times[slot] = max(times[slot], max(1, time))
    }

    /// Nil where the key isn't deleted.
    func slot(of digest: UInt64) -> Int? {
        guard count > 0 else { return nil }
        let slot = place(of: digest)
        return times[slot] == 0 ? nil : slot
    }

    func time(at slot: Int) -> UInt64 { times[slot] }

    /// Whether a row of that key, inserted at `time`, is hidden.
    func hides(_ digest: UInt64, _ time: UInt64) -> Bool {
        slot(of: digest).map { time < times[$0] } ?? false
    }

    private func place(of digest: UInt64) -> Int {
        let mask = times.count - 1
        var slot = Int(truncatingIfNeeded: Self.mixed(digest)) & mask
        while times[slot] != 0, digests[slot] != digest { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow(to capacity: Int) {
        let (oldDigests, oldTimes) = (digests, times)
        digests = [UInt64](repeating: 0, count: capacity)
        times = [UInt64](repeating: 0, count: capacity)
        for (digest, time) in zip(oldDigests, oldTimes) where time != 0 {
            let slot = place(of: digest)
            (digests[slot], times[slot]) = (digest, time)
        }
    }

    private static func capacity(for keys: Int) -> Int {
        var capacity = 64
        while keys * 4 > capacity * 3 { capacity *= 2 }
        return capacity
    }

    /// Keys are often numbers in a row.
    static func mixed(_ digest: UInt64) -> UInt64 {
        var value = (digest ^ digest >> 33) &* 0xFF51_AFD7_ED55_8CCD
        value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return value ^ value >> 33
    }
}
