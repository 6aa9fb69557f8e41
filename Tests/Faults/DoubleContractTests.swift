import FaultRig
import StoreContract
import Testing

/// The store contract over the double: what `Tests/Conformance` asks of real servers. A double that doesn't keep to it
/// would prove nothing.
@Suite("Store contract on the double", .serialized)
struct DoubleContractTests {
    @Test("holds", .timeLimit(.minutes(2)), arguments: ConformanceCase.all)
    func holds(promise: ConformanceCase) async throws {
        try await withS3Double { double in
            try await double.withStore(bucket: "backup") { store in
                try await promise.check(Scratch(store: store, prefix: "case/"))
            }
        }
    }
}
