internal import Basics
internal import MilvusClient
internal import MilvusModel

/// Asks for bulk imports and waits for each to end.
struct ImportRun: Sendable {
    let environment: BackupEnvironment
    let target: CollectionReference
    let timeout: Duration

    private var milvus: MilvusClient { environment.milvus }

    /// - Returns: rows that the server says it imported.
    func run(_ imports: [PlannedImport]) async throws -> Int64 {
        let share = max(1, environment.limits.importJobs / max(1, environment.limits.collections))
        return try await boundedMap(imports, width: share) { planned in try await run(planned) }.reduce(0, +)
    }

    private func run(_ planned: PlannedImport) async throws -> Int64 {
        let id = try await start(planned)
        let deadline = environment.clock.now() + timeout
        while true {
            let task = try await state(of: id, planned)
            switch task.state {
            case .completed: return try rows(of: task, planned)
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

    private func start(_ planned: PlannedImport) async throws -> ImportTaskID {
        let request = ImportRequest(
            collection: target, partition: planned.partition, files: planned.groups, options: planned.options)
        switch planned.method {
        case .call: return try await milvus.startImport(request)
        case .job: return try await milvus.startImportJob(request)
        }
    }

    private func state(of id: ImportTaskID, _ planned: PlannedImport) async throws -> ImportTask {
        switch planned.method {
        case .call: try await milvus.importTask(id)
        case .job: try await milvus.importJob(id, in: target.database)
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

extension PlannedImport {
    fileprivate var readsDeletes: Bool {
        options.isLevelZero || groups.contains { $0.count > 1 && !$0[1].isEmpty }
    }
}
