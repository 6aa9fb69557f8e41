import ObjectStorage
import Testing
import Transfers

@Suite("ListingSplitter")
struct ListingSplitterTests {
    /// Whatever the tree: the ranges together hold every key once.
    @Test("cuts a key space without losing or doubling a key", arguments: 0..<30 as Range<UInt64>)
    func covers(seed: UInt64) async throws {
        var random = SeededRandom(seed)
        let store = InMemoryServer(name: "split-\(seed)").store(bucket: "a")
        var keys: Set<ObjectKey> = []
        for _ in 0..<Int.random(in: 1...200, using: &random) {
            let key = ObjectKey("p/" + random.key() + "/" + random.key())
            keys.insert(key)
            _ = try await store.put(key, [])
        }
        let after = seed % 3 == 0 ? keys.sorted()[keys.count / 2] : nil
        let ranges = try await ListingSplitter(store, prefix: "p/").ranges(8, after: after)
        #expect(ranges.count <= 8)
        #expect(ranges.first?.after == nil && ranges.last?.through == nil)
        var found: [ObjectKey] = []
        for range in ranges {
            found += try await SortedListing(store, prefix: "p/", range: range)
                .withPages { pages throws(ObjectStoreError) in
                    var keys: [ObjectKey] = []
                    while let page = try await pages.next() { keys += page.map(\.key) }
                    return keys
                }
        }
        #expect(found == keys.sorted())
    }

    @Test("goes deeper where there is one directory only, and leaves a flat space whole")
    func depth() async throws {
        let store = InMemoryServer(name: "depth").store(bucket: "a")
        for segment in 0..<20 { _ = try await store.put(ObjectKey("p/files/insert_log/1/2/\(segment)/x"), []) }
        #expect(try await ListingSplitter(store, prefix: "p/").ranges(4, after: nil).count == 4)
        let flat = InMemoryServer(name: "flat").store(bucket: "a")
        for number in 0..<20 { _ = try await flat.put(ObjectKey("p/\(number)"), []) }
        #expect(try await ListingSplitter(flat, prefix: "p/").ranges(4, after: nil) == [KeyRange()])
    }
}
