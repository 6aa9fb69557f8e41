/// Items sorted roughly by size: one class for each power of two, in order of arrival inside a class.
///
/// Exact order would cost more than it gives: what matters is that nothing long begins when all else is done.
struct SizeClasses {
    private var classes = [ItemLine](repeating: ItemLine(), count: 64)
    private(set) var count = 0
    /// No class above it holds anything.
    private var top = 0

    mutating func append(_ item: TransferItem) {
        let index = Self.index(of: item.size)
        classes[index].append(item)
        top = max(top, index)
        count += 1
    }

    mutating func popLargest() -> TransferItem? {
        while true {
            if let item = classes[top].popFirst() {
                count -= 1
                return item
            }
            guard top > 0 else { return nil }
            top -= 1
        }
    }

    /// 0 for nothing and one byte, else the place of the highest bit.
    private static func index(of size: Int64) -> Int {
        size > 1 ? 63 - size.leadingZeroBitCount : 0
    }
}

/// First in, first out.
private struct ItemLine {
    private var items: [TransferItem?] = []
    private var head = 0

    mutating func append(_ item: TransferItem) {
        items.append(item)
    }

    mutating func popFirst() -> TransferItem? {
        guard head < items.count else { return nil }
        defer {
            items[head] = nil
            head += 1
            if head == items.count { (items, head) = ([], 0) } else { compact() }
        }
        return items[head]
    }

    /// Gives the room of those that left back once they are the most.
    private mutating func compact() {
        guard head >= 1024, head * 2 > items.count else { return }
        items.removeFirst(head)
        head = 0
    }
}
