internal import Basics
internal import ObjectStorage

/// Items in a temporary file, a block at a time. The file is made with the first of them.
final class ItemSpill {
    struct Block {
        let offset: Int64
        let bytes: Int
        let items: Int
    }

    private let directory: String
    private var file: TemporaryFile?
    private var end: Int64 = 0

    init(directory: String) {
        self.directory = directory
    }

    func write(_ items: [TransferItem]) throws(ObjectStoreError) -> Block {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(items.count * 160)
        for item in items { ItemCoding.append(item, to: &bytes) }
        do throws(TemporaryFileError) {
            if file == nil { file = try TemporaryFile(in: directory) }
            try file?.write(bytes, at: end)
        } catch {
            throw Self.failure(error)
        }
        defer { end += Int64(bytes.count) }
        return Block(offset: end, bytes: bytes.count, items: items.count)
    }

    func read(_ block: Block) throws(ObjectStoreError) -> [TransferItem] {
        let bytes: [UInt8]
        do throws(TemporaryFileError) {
            bytes = try file?.read(at: block.offset, count: block.bytes) ?? []
        } catch {
            throw Self.failure(error)
        }
        let items = ItemCoding.items(in: bytes)
        guard items.count == block.items else {
            throw ObjectStoreError(
                .damaged, operation: "read back", subject: "the list of objects in \(directory)",
                reason: "\(block.items) objects were written there, \(items.count) can be read")
        }
        return items
    }

    private static func failure(_ error: TemporaryFileError) -> ObjectStoreError {
        ObjectStoreError(
            .other, operation: "keep", subject: "the list of objects", reason: "\(error)",
            advice: "Free some space there, or name another directory in TMPDIR.")
    }
}
