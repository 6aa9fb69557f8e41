internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Asks for bulk imports and waits for each to end; takes up those that an earlier run had begun.
struct ImportRun: Sendable {
    /// Times that an import is asked for when answers are lost on the way.
    static let askings = 3

    let environment: BackupEnvironment
    let target: CollectionReference
    let timeout: Duration
    let journal: CollectionJournal

    private var milvus: MilvusClient { environment.milvus }

    /// Gives the rows that the server says it imported; `first` is the number of the first import, for the journal.
    ///
    /// Milvus is asked for one import at a time, so that at most one can be in doubt; they are waited for side by side.
    func run(_ imports: [PlannedImport], numberedFrom first: Int) async throws -> Int64 {
        let share = max(1, environment.limits.importJobs / max(1, environment.limits.collections))
        return try await withThrowingTaskGroup(of: Int64.self) { group in
            var rows: Int64 = 0
            var running = 0
            for (index, planned) in imports.enumerated() {
                if let earlier = journal.importRecord(planned.key), earlier.stage == .done {
                    rows += earlier.rows
                    continue
                }
                if running == share, let done = try await group.next() {
                    rows += done
                    running -= 1
                }
                let record = try await begun(planned, number: Int64(first + index))
                group.addTask { try await finished(planned, record) }
                running += 1
            }
            for try await done in group { rows += done }
            return rows
        }
    }

    /// An import that Milvus has a task for, asked for now or by an earlier run.
    private func begun(_ planned: PlannedImport, number: Int64) async throws -> ImportRecord {
        var record =
            journal.importRecord(planned.key) ?? ImportRecord(number: number, key: planned.key, stage: .starting)
        guard record.task == nil else { return record }
        if journal.importRecord(planned.key) == nil {
            try await journal.note(record)
            record.task = try await asked(planned, record)
        } else {
            record.task = try await taken(planned)
            if record.task == nil { record.task = try await asked(planned, record) }
        }
        record.stage = .started
        try await journal.note(record)
        return record
    }

    /// Asks for it; when the answer is lost, looks whether Milvus took it before asking again.
    private func asked(_ planned: PlannedImport, _ record: ImportRecord) async throws -> ImportTaskID {
        for _ in 1..<Self.askings {
            do {
                return try await start(planned, record)
            } catch {
                guard error.leavesDoubt else { throw error }
                environment.observer.emit(
                    .note("\(target): the answer to an import was lost (\(error.reason)); looking whether it runs."))
                if let task = try await taken(planned) { return task }
            }
        }
        return try await start(planned, record)
    }

    /// The task of an import whose answer nobody saw; nil when Milvus has none.
    private func taken(_ planned: PlannedImport) async throws -> ImportTaskID? {
        let listed: [ImportTaskID]
        do {
            listed = try await tasks(planned.method)
        } catch {
            guard error.code == .unimplemented || error.code == .invalid else { throw error }
            throw RestoreDoubt(reason: "this server doesn't list its imports")
        }
        switch ImportReconciliation(listed: listed, known: journal.knownTasks) {
        case .wasNotTaken: return nil
        case .wasTaken(let task): return task
        case .untellable: throw RestoreDoubt(reason: "Milvus runs imports into it that this restore didn't ask for")
        }
    }

    /// All that the server lists for the collection.
    func tasks(_ method: PlannedImport.Method) async throws(MilvusClientError) -> [ImportTaskID] {
        switch method {
        case .call: try await milvus.listImportTasks(of: target).map(\.id)
        case .job: try await milvus.listImportJobs(of: target).map(\.id)
        }
    }

    private func finished(_ planned: PlannedImport, _ record: ImportRecord) async throws -> Int64 {
        guard let id = record.task else { throw failure(planned, "It has no task.", advice: nil) }
        let deadline = environment.clock.now() + timeout
        while true {
            let task = try await state(of: id, planned)
            switch task.state {
            case .completed:
                var done = record
                done.rows = try rows(of: task, planned)
                done.stage = .done
                try await journal.note(done)
                return done.rows
            case .failed: throw failure(planned, "Milvus says: \(task.reason)", advice: nil)
            case .pending, .running, .persisted: break
            }
            guard environment.clock.now() < deadline else {
                throw failure(
                    planned, "It is at \(task.progressPercent) % after \(timeout).",
                    advice: "Look at Milvus' data nodes, or allow more time: restore.importTimeoutSeconds.")
            }
            try await environment.sleep(environment.limits.pollInterval)
        }
    }

    private func start(
        _ planned: PlannedImport, _ record: ImportRecord
    ) async throws(MilvusClientError) -> ImportTaskID {
        let request = ImportRequest(
            collection: target, partition: planned.partition, files: planned.groups, options: planned.options,
            idempotencyKey: journal.idempotencyKey(record))
        switch planned.method {
        case .call: return try await milvus.startImport(request)
        case .job: return try await milvus.startImportJob(request)
        }
    }

    private func state(of id: ImportTaskID, _ planned: PlannedImport) async throws -> ImportTask {
        do {
            switch planned.method {
            case .call: return try await milvus.importTask(id)
            case .job: return try await milvus.importJob(id, in: target.database)
            }
        } catch {
            guard error.code == .notFound else { throw error }
            throw RestoreDoubt(reason: "Milvus has forgotten import \(id)")
        }
    }

    /// Servers say "completed" with no rows when they find no file. Deletes and a cut at the backup's point can leave
    /// nothing of a directory as well: then the sum over the collection tells.
    private func rows(of task: ImportTask, _ planned: PlannedImport) throws -> Int64 {
        let mayBeEmpty = planned.rows == 0 || planned.readsDeletes || planned.options.endTimestamp != nil
        guard task.rows > 0 || mayBeEmpty else {
            throw failure(
                planned, "Milvus says that it is complete, but found no row.",
                advice: "Check with `milvault check` that bucket and root path are this Milvus'.")
        }
        environment.observer.emit(.note("\(target): \(planned.label) imported, \(task.rows) rows."))
        return task.rows
    }

    private func failure(_ planned: PlannedImport, _ reason: String, advice: String?) -> BackupError {
        BackupError(
            .failed, "The import of \(planned.label) into \(target) failed. \(reason)", subject: "\(target)",
            advice: advice)
    }
}

extension MilvusClientError {
    /// The server may have done what it was asked, although nobody heard of it.
    fileprivate var leavesDoubt: Bool {
        switch code {
        case .connection, .timeout, .unavailable, .protocolViolation, .other: true
        default: false
        }
    }
}

extension PlannedImport {
    fileprivate var readsDeletes: Bool {
        options.isLevelZero || groups.contains { $0.count > 1 && !$0[1].isEmpty }
    }
}
