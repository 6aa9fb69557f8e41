import MilvusModel
import Testing

@testable import BackupEngine

/// Whether Milvus took an import whose answer was lost.
@Suite struct ImportReconciliationTests {
    private func ids(_ numbers: Int64...) -> [ImportTaskID] { numbers.map { ImportTaskID(rawValue: $0) } }

    @Test func `no unknown task means that it wasn't taken`() {
        #expect(ImportReconciliation(listed: ids(1, 2), known: Set(ids(1, 2, 3))) == .wasNotTaken)
        #expect(ImportReconciliation(listed: [], known: []) == .wasNotTaken)
    }

    @Test func `the only unknown task is ours`() {
        #expect(
            ImportReconciliation(listed: ids(1, 5), known: Set(ids(1)))
                == .wasTaken(ImportTaskID(rawValue: 5)))
    }

    @Test func `two unknown tasks can't be told apart`() {
        #expect(ImportReconciliation(listed: ids(1, 5, 6), known: Set(ids(1))) == .untellable)
    }
}
