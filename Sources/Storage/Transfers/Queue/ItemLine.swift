/// First in, first out; the middle may lie in a file.
struct ItemLine {
    /// As many as are worth a write.
    private static let blockItems = 256

    private var head: [TransferItem] = []
    private var position = 0
    private var blocks: [ItemSpill.Block] = []
    private var tail: [TransferItem] = []

    mutating func append(_ item: TransferItem) {
        tail.append(item)
    }

    /// What came last, if it is worth a block.
    mutating func takeTail() -> [TransferItem]? {
        guard tail.count >= Self.blockItems else { return nil }
        defer { tail = [] }
        return tail
    }

    /// Stands for the tail that was taken.
    mutating func append(_ block: ItemSpill.Block) {
        blocks.append(block)
    }

    /// Nil when the next one lies in a file, or there is none.
    mutating func popFirst() -> TransferItem? {
        if position == head.count {
            guard blocks.isEmpty else { return nil }
            (head, position, tail) = (tail, 0, [])
        }
        guard position < head.count else { return nil }
        defer { position += 1 }
        return head[position]
    }

    mutating func takeBlock() -> ItemSpill.Block? {
        blocks.isEmpty ? nil : blocks.removeFirst()
    }

    mutating func refill(_ items: [TransferItem]) {
        (head, position) = (items, 0)
    }
}
