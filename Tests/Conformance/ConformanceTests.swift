import StoreContract
import Testing

/// One suite over every store: what a caller may rely on, whatever lies below.
///
/// One case after the other: two hundred at once, each with threads and connections of its own, would starve the
/// time limits of whatever else runs in this process.
@Suite("Store contract", .serialized)
struct ConformanceTests {
    @Test("holds", .timeLimit(.minutes(2)), arguments: StoreUnderTest.allCases, ConformanceCase.all)
    func holds(store: StoreUnderTest, promise: ConformanceCase) async throws {
        try await store.withScratch { scratch in try await promise.check(scratch) }
    }
}
