import ObjectStorage
import Testing

@testable import Transfers

@Suite("SortedListing")
struct SortedListingTests {
    private func keys(_ listing: SortedListing) async throws -> [String] {
        try await listing.withPages { pages throws(ObjectStoreError) in
            var keys: [String] = []
            while let page = try await pages.next() { keys += page.map(\.key.rawValue) }
            return keys
        }
    }

    private func store(_ count: Int) async throws -> InMemoryStore {
        let store = InMemoryServer(name: "listing").store(bucket: "a")
        for number in 0..<count { _ = try await store.put(ObjectKey("p/\(10_000 + number)"), []) }
        return store
    }

    @Test("reads every page, and of a range no key beyond")
    func ranges() async throws {
        let store = try await store(2345)
        let all = try await keys(SortedListing(store, prefix: "p/"))
        #expect(all.count == 2345 && all == all.sorted())
        let range = KeyRange(after: ObjectKey("p/10100"), through: ObjectKey("p/11500"))
        #expect(try await keys(SortedListing(store, prefix: "p/", range: range)) == Array(all[101...1500]))
        #expect(try await keys(SortedListing(store, prefix: "none")).isEmpty)
    }

    @Test("goes on from a page that was asked for already")
    func firstPage() async throws {
        let store = try await store(1500)
        let first = try await store.listPage("p/", ListOptions(), continuation: nil)
        #expect(try await keys(SortedListing(store, prefix: "p/", first: first)).count == 1500)
    }

    @Test("ends when its reader has seen enough")
    func earlyEnd() async throws {
        let store = try await store(6000)
        let first = try await SortedListing(store, prefix: "p/").withPages { pages throws(ObjectStoreError) in
            try await pages.next()?.first?.key.rawValue
        }
        #expect(first == "p/10000")
    }

    @Test("drops a key that comes twice, and refuses keys out of order")
    func order() throws {
        var check = KeyOrderCheck(subject: "x")
        func page(_ keys: String...) -> [ObjectMetadata] {
            keys.map { ObjectMetadata(key: ObjectKey($0), size: 0, etag: nil) }
        }
        #expect(try check.checked(page("a", "b")).count == 2)
        #expect(try check.checked(page("b", "c", "c", "d")).map(\.key.rawValue) == ["c", "d"])
        let error = #expect(throws: ObjectStoreError.self) { try check.checked(page("e", "d/")) }
        #expect(error?.code == .damaged)
    }
}
