internal import BackupFormat
internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Creates one collection and brings its rows in; goes on where an earlier run stopped.
///
/// Every step is in the journal before the next one begins. Where the journal and the server together can't tell what was
/// done, the collection is dropped and filled anew: rather twice the work than one row twice.
struct CollectionFill: Sendable {
    /// What came of it.
    struct Result: Sendable {
        var rows: Int64 = 0
        var findings: [Finding] = []
    }

    let environment: BackupEnvironment
    let planned: PlannedCollection
    let staging: Staging?
    let source: BackupLayout
    let schemaOnly: Bool
    let importTimeout: Duration
    let journal: CollectionJournal
    /// An earlier run had begun it.
    let isResumed: Bool

    private var target: CollectionReference { planned.target }
    private var creation: CollectionCreation { CollectionCreation(milvus: environment.milvus, planned: planned) }
    private var place: CollectionTarget { CollectionTarget(milvus: environment.milvus, name: target) }

    func run() async throws -> Result {
        guard isResumed else { return try await anew() }
        switch CollectionResume(journal.record, standing: try await place.standing()) {
        case .anew, .dropAndAnew: return try await anew()
        case .goOn: return try await goOn()
        case .finish: return Result(rows: journal.record.rows)
        case .refuse(let why):
            throw BackupError(
                .failed, "The restore of \(target) can't be gone on with: \(why).", subject: "\(target)",
                advice: "Restore it under another name, or drop what stands there.")
        }
    }

    /// With what stands there dropped first, where that was allowed or it is our own.
    private func anew() async throws -> Result {
        try await journal.startOver(mayReplace: planned.droppedAliases != nil)
        environment.observer.emit(.step("creating", of: planned.label))
        if isResumed || planned.droppedAliases != nil { try await place.drop() }
        let id = try await creation.create()
        let foreign = try await tasksBefore()
        try await journal.change {
            $0.targetID = id
            $0.foreignTasks = foreign
            $0.stage = .filling
        }
        return try await fill(isContinued: false)
    }

    /// Servers before 2.4 list imports by the collection's name: those of an earlier one aren't ours.
    private func tasksBefore() async throws -> [ImportTaskID] {
        guard let method = planned.imports.first?.method else { return [] }
        do {
            return try await imports.tasks(method)
        } catch {
            guard error.code == .unimplemented || error.code == .invalid || error.code == .collectionNotFound else {
                throw error
            }
            return []
        }
    }

    private func goOn() async throws -> Result {
        do {
            guard journal.importKeys.isSubset(of: planned.imports.map(\.key)) else {
                throw RestoreDoubt(reason: "the imports of the earlier run were cut in another way")
            }
            return try await fill(isContinued: true)
        } catch let doubt as RestoreDoubt {
            var result = try await anew()
            result.findings.append(
                Finding(
                    "restored-anew", subject: "\(target)",
                    "What an interrupted run had left of it can't be told (\(doubt.reason)): it was dropped and restored "
                        + "anew."))
            return result
        }
    }

    private func fill(isContinued: Bool) async throws -> Result {
        var result = Result()
        try await creation.addPartitions()
        if !schemaOnly {
            try await creation.checkFieldIDs()
            result = try await importRows(isContinued: isContinued)
        }
        let rows = result.rows
        try await journal.change {
            $0.stage = .filled
            $0.rows = rows
        }
        return result
    }

    private var imports: ImportRun {
        ImportRun(environment: environment, target: target, timeout: importTimeout, journal: journal)
    }

    private func importRows(isContinued: Bool) async throws -> Result {
        if staging != nil { environment.observer.emit(.step("staging", of: planned.label)) }
        try await staging?.copy(planned, from: source, skippingPresent: isResumed)
        environment.observer.emit(.step("importing", of: planned.label))
        let rows = try await imports.run(planned.dataImports, numberedFrom: 0)
        _ = try await imports.run(planned.levelZeroImports, numberedFrom: planned.dataImports.count)
        var result = Result()
        result.rows = try await RowCount(environment: environment, target: target).settled(at: rows)
        for count in Set([rows, result.rows]) { result.findings += try judged(count, isContinued) }
        if let leftover = await staging?.remove(planned.sourceID) { result.findings.append(leftover) }
        return result
    }

    private func judged(_ rows: Int64, _ isContinued: Bool) throws -> [Finding] {
        switch planned.expectation.judge(rows) {
        case .asPromised: return []
        case .differs(let why):
            return [
                Finding(
                    "row-count-differs", subject: "\(target)", "\(why).",
                    advice: "Compare with the source if you can; the backup's objects were all there.")
            ]
        case .wrong(let why):
            // Of a run that was interrupted, an import may have come in twice or not at all.
            if isContinued { throw RestoreDoubt(reason: why) }
            throw BackupError(
                .failed, "The rows of \(target) aren't what the backup promises: \(why).", subject: "\(target)")
        }
    }
}
