internal import Basics
internal import ObjectStorage

/// Objects and open uploads of one bucket.
struct DoubleBucket: Sendable {
    private(set) var objects: [ObjectKey: DoubleObject] = [:]
    var uploads: [String: DoubleUpload] = [:]
    var synthetic: [SyntheticPrefix] = []
    /// Synthetic keys that were deleted.
    private var erased: Set<ObjectKey> = []
    /// Keys in order, made when a listing wants them, and kept in order from then on.
    private var order: [ObjectKey]?

    subscript(_ key: ObjectKey) -> DoubleObject? {
        get { objects[key] ?? generated(key) }
        set {
            let old = objects.updateValueOrRemove(newValue, key)
            if (old == nil) != (newValue == nil) { reorder(key, isThere: newValue != nil) }
            if newValue == nil, synthetic.contains(where: { $0.index(of: key.rawValue) != nil }) { erased.insert(key) }
        }
    }

    private mutating func reorder(_ key: ObjectKey, isThere: Bool) {
        guard let place = order?.partitioningIndex(where: { !($0 < key) }) else { return }
        if isThere { order?.insert(key, at: place) } else { order?.remove(at: place) }
    }

    private func generated(_ key: ObjectKey) -> DoubleObject? {
        guard !synthetic.isEmpty, !erased.contains(key) else { return nil }
        for prefix in synthetic {
            if let index = prefix.index(of: key.rawValue) { return prefix.object(at: index) }
        }
        return nil
    }

    /// Keys greater than or equal to `start` in UTF-8 order, stored and synthetic ones merged, until `body` says false.
    mutating func forEachKey(from start: ObjectKey, _ body: (ObjectKey) -> Bool) {
        let stored = order ?? objects.keys.sorted()
        order = stored
        var next = stored.partitioningIndex { !($0 < start) }
        var cursors = synthetic.map { SyntheticCursor($0, from: start.rawValue) }
        while true {
            var smallest = next < stored.count ? stored[next] : nil
            for cursor in cursors {
                if let key = cursor.key, smallest.map({ key < $0 }) ?? true { smallest = key }
            }
            guard let smallest else { return }
            if next < stored.count, stored[next] == smallest { next += 1 }
            for index in cursors.indices where cursors[index].key == smallest { cursors[index].advance() }
            if objects[smallest] == nil, erased.contains(smallest) { continue }
            guard body(smallest) else { return }
        }
    }
}

extension [ObjectKey: DoubleObject] {
    fileprivate mutating func updateValueOrRemove(_ value: DoubleObject?, _ key: ObjectKey) -> DoubleObject? {
        if let value { return updateValue(value, forKey: key) }
        return removeValue(forKey: key)
    }
}

extension [ObjectKey] {
    /// The first index from which on the condition holds; it must hold for all after it.
    fileprivate func partitioningIndex(where holds: (ObjectKey) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
