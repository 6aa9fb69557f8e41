internal import BackupFormat
internal import Basics
internal import MilvusModel
private import Synchronization

/// One collection's part of a restore's journal: what is written is known here too, and the other way round.
///
/// One task at a time writes about the collection, and one about each import.
final class CollectionJournal: Sendable {
    private struct State {
        var record: CollectionRecord
        var imports: [String: ImportRecord]
    }

    private let journal: RestoreJournal
    private let state: Mutex<State>

    init(journal: RestoreJournal, record: CollectionRecord, imports: [ImportRecord] = []) {
        self.journal = journal
        let byKey = Dictionary(imports.map { ($0.key, $0) }) { _, last in last }
        state = Mutex(State(record: record, imports: byKey))
    }

    var record: CollectionRecord { state.withLock(\.record) }

    func importRecord(_ key: String) -> ImportRecord? {
        state.withLock { $0.imports[key] }
    }

    /// Of all imports that were begun.
    var importKeys: Set<String> {
        state.withLock { Set($0.imports.keys) }
    }

    /// Tasks that are accounted for: ours, and those that were there before us.
    var knownTasks: Set<ImportTaskID> {
        state.withLock { Set($0.imports.values.compactMap(\.task) + $0.record.foreignTasks) }
    }

    /// The same whenever this run, or one that goes on with it, asks for the import.
    func idempotencyKey(_ record: ImportRecord) -> String {
        "\(journal.layout.name)-\(self.record.source)-\(record.number)"
    }

    func change(_ change: (inout CollectionRecord) -> Void) async throws {
        let record = state.withLock { state in
            change(&state.record)
            return state.record
        }
        try await journal.write(record.json, to: "run/\(record.source)/collection.json")
    }

    func note(_ record: ImportRecord) async throws {
        let source = state.withLock { state in
            state.imports[record.key] = record
            return state.record.source
        }
        try await journal.write(record.json, to: "run/\(source)/import-\(record.number).json")
    }

    /// From the beginning: nothing was imported yet.
    func startOver(mayReplace: Bool) async throws {
        let record = state.withLock { state in
            state.imports = [:]
            return CollectionRecord(
                source: state.record.source, target: state.record.target, mayReplace: mayReplace)
        }
        try await journal.forget(record.source)
        try await change { $0 = record }
    }

    func forget() async throws {
        try await journal.forget(record.source)
    }
}
