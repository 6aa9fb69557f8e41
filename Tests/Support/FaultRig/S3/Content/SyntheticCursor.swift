internal import ObjectStorage

/// Walks the keys of a ``SyntheticPrefix`` in order.
struct SyntheticCursor {
    private let synthetic: SyntheticPrefix
    private var index: Int
    private(set) var key: ObjectKey?

    init(_ synthetic: SyntheticPrefix, from start: String) {
        self.synthetic = synthetic
        var low = 0
        var high = synthetic.count
        while low < high {
            let middle = (low + high) / 2
            if synthetic.key(at: middle).utf8.lexicographicallyPrecedes(start.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        index = low
        key = low < synthetic.count ? ObjectKey(synthetic.key(at: low)) : nil
    }

    mutating func advance() {
        index += 1
        key = index < synthetic.count ? ObjectKey(synthetic.key(at: index)) : nil
    }
}
