import Testing

/// One suite over every store: what a caller may rely on, whatever lies below.
@Suite("Store contract")
struct ConformanceTests {
    @Test("holds", .timeLimit(.minutes(2)), arguments: StoreUnderTest.allCases, ConformanceCase.all)
    func holds(store: StoreUnderTest, promise: ConformanceCase) async throws {
        try await store.withScratch { scratch in try await promise.check(scratch) }
    }
}
