internal import ObjectStorage

/// Items sorted roughly by size: one class for each power of two, in order of arrival inside a class.
///
/// Exact order would cost more than it gives: what matters is that nothing long begins when all else is done. What
/// memory shall not hold lies in a temporary file, in blocks; the classes' beginnings stay in memory.
struct SpillingQueue: ~Copyable {
    private let spill: ItemSpill
    private let memoryLimit: Int
    private var classes = [ItemLine](repeating: ItemLine(), count: 64)
    /// No class above it holds anything.
    private var top = 0
    private(set) var count = 0
    private var inMemory = 0

    /// - Parameters:
    ///   - memoryLimit: Items kept in memory, and up to a block a class beyond.
    ///   - directory: For the temporary file, which is made when it is first needed.
    init(memoryLimit: Int, directory: String) {
        self.memoryLimit = memoryLimit
        spill = ItemSpill(directory: directory)
    }

    /// - Throws: When the temporary file can't be made or written.
    mutating func append(_ item: TransferItem) throws(ObjectStoreError) {
        let index = Self.index(of: item.size)
        classes[index].append(item)
        top = max(top, index)
        count += 1
        inMemory += 1
        guard inMemory > memoryLimit, let block = classes[index].takeTail() else { return }
        inMemory -= block.count
        classes[index].append(try spill.write(block))
    }

    /// - Throws: When the temporary file can't be read.
    mutating func popLargest() throws(ObjectStoreError) -> TransferItem? {
        while true {
            if let item = classes[top].popFirst() {
                count -= 1
                inMemory -= 1
                return item
            }
            if let block = classes[top].takeBlock() {
                let items = try spill.read(block)
                inMemory += items.count
                classes[top].refill(items)
            } else {
                guard top > 0 else { return nil }
                top -= 1
            }
        }
    }

    /// 0 for nothing and one byte, else the place of the highest bit.
    private static func index(of size: Int64) -> Int {
        size > 1 ? 63 - size.leadingZeroBitCount : 0
    }
}
