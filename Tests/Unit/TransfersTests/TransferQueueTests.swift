import ObjectStorage
import Testing

@testable import Transfers

@Suite("TransferQueue", .timeLimit(.minutes(1)))
struct TransferQueueTests {
    private func item(_ number: Int, size: Int64, etag: String? = "e") -> TransferItem {
        TransferItem(
            source: ObjectKey("source/é\(number)"), destination: ObjectKey("to/é\(number)"), size: size,
            etag: etag.map { ETag($0) })
    }

    private func queue(limit: Int = 1 << 20, memory: Int = 1 << 20, directory: String = "/tmp") -> TransferQueue {
        TransferQueue(limit: limit, memoryLimit: memory, directory: directory)
    }

    private func drain(_ queue: TransferQueue) async throws -> [TransferItem] {
        var items: [TransferItem] = []
        while let item = try await queue.take() { items.append(item) }
        return items
    }

    @Test("gives the largest first, and equals in the order in which they came")
    func order() async throws {
        let queue = queue()
        try await queue.put([item(1, size: 10), item(2, size: 0), item(3, size: 1 << 40), item(4, size: 9)])
        try await queue.put([item(5, size: 1 << 20), item(6, size: 11)])
        queue.finish()
        #expect(try await drain(queue).map(\.size) == [1 << 40, 1 << 20, 10, 9, 11, 0])
    }

    @Test("gives back what it put into a file, key by key", arguments: [0, 1000])
    func spilling(memory: Int) async throws {
        var random = SeededRandom(1)
        let items = (0..<20_000).map { number in
            item(
                number, size: Int64(1) << Int64.random(in: 0...6, using: &random),
                etag: number % 3 == 0 ? nil : "etag-\(number)")
        }
        let queue = queue(memory: memory)
        for start in stride(from: 0, to: items.count, by: 700) {
            try await queue.put(Array(items[start...].prefix(700)))
        }
        queue.finish()
        let found = try await drain(queue)
        #expect(found.map(\.size) == found.map(\.size).sorted(by: >))
        #expect(Set(found) == Set(items) && found.count == items.count)
    }

    @Test("names the directory and the way out when it can't be written to")
    func noRoom() async throws {
        let queue = queue(memory: 0, directory: "/nowhere/to/be/found")
        let error = await #expect(throws: ObjectStoreError.self) {
            try await queue.put((0..<1000).map { item($0, size: 1) })
        }
        #expect(error?.description.contains("/nowhere/to/be/found") == true)
        #expect(error?.advice?.contains("TMPDIR") == true)
    }

    @Test("serves everyone who waits, before any of them is done")
    func everyoneAtWork() async throws {
        let queue = queue()
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            // Nobody gives its item back, so each must have been handed one of its own.
            for _ in 0..<64 { group.addTask { try await queue.take() == nil ? 0 : 1 } }
            try await queue.put((0..<40).map { item($0, size: 1) })
            try await queue.put((40..<64).map { item($0, size: 1) })
            return try await group.reduce(0, +)
        }
        #expect(counts == 64)
    }

    @Test("holds the planner up while it is full, and lets it go when half is gone")
    func backPressure() async throws {
        let queue = queue(limit: 100)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for start in stride(from: 0, to: 1000, by: 50) {
                    try await queue.put((start..<(start + 50)).map { item($0, size: 1) })
                }
                queue.finish()
            }
            let found = try await drain(queue)
            #expect(Set(found).count == 1000)
            try await group.waitForAll()
        }
    }

    @Test("wakes everyone when it is abandoned")
    func abandoned() async throws {
        let queue = queue(limit: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await queue.put([item(1, size: 1), item(2, size: 1)]) }
            queue.abandon()
            try await group.waitForAll()
        }
        #expect(try await queue.take() == nil)
    }
}
