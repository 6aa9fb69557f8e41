/// Where deletes are too many for memory, the keys are gone over several times, a share of them each time.
struct KeyShare: Sendable, Hashable {
    var index: UInt64 = 0
    var of: UInt64 = 1

    func has(_ digest: UInt64) -> Bool { of == 1 || (DeletedKeys.mixed(digest) >> 40) % of == index }
}
