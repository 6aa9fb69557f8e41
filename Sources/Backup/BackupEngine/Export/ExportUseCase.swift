internal import BackupFormat
internal import Basics
internal import DataExport
internal import MilvusModel
internal import ObjectStorage

/// Writes the rows of a backup to files that other tools read: only its own store is asked.
package struct ExportUseCase: Sendable {
    let environment: ExportEnvironment

    package init(_ environment: ExportEnvironment) {
        self.environment = environment
    }

    /// - Throws: `.noSuchBackup`, `.damagedBackup`, `.invalidRequest`; what concerns one collection of several is told by
    ///   the report.
    package func run(_ options: ExportOptions) async throws(BackupError) -> ExportReport {
        do {
            return try await export(options)
        } catch {
            throw BackupError(causedBy: error, while: "export the backup", subject: options.name)
        }
    }

    private func export(_ options: ExportOptions) async throws -> ExportReport {
        let layout = BackupLayout(rootPath: environment.rootPath, name: try BackupName(existing: options.name))
        let reader = BackupReader(store: environment.store, layout: layout)
        let condition = try await reader.condition()
        let manifest = try await reader.outline(condition)
        guard !manifest.isSnapshotFormat else {
            throw BackupError(
                .invalidRequest, "'\(options.name)' is a snapshot that Milvus wrote itself; its rows can't be read.",
                subject: options.name)
        }
        let chosen = manifest.collections.filter { options.filter.selects($0.reference) }
        guard !chosen.isEmpty else {
            throw BackupError.noCollection(
                options.filter.text, in: options.name, holding: manifest.collections.map(\.reference), flag: "--filter")
        }
        let stored = try await StoredCollectionReader(
            reader: reader, condition: condition, rootPath: environment.rootPath, keeps: { _, _ in true }
        ).read(chosen)
        let plan = try ExportPlanner(options: options).plan(stored, environment.factory(options))
        var report = ExportReport(
            name: options.name, milvusVersion: manifest.milvusVersion, format: options.sink.format.rawValue,
            destination: environment.destination.text)
        try await write(plan, options, &report)
        return report
    }

    private func write(_ plan: ExportPlan, _ options: ExportOptions, _ report: inout ExportReport) async throws {
        let journal = ExportJournal(destination: environment.destination, request: options.json)
        let finished = try await journal.begin(resumes: options.resumes)
        let segments = plan.collections.flatMap(\.segments)
        environment.observer.counters.planned(
            objects: Int64(segments.count), bytes: segments.reduce(0) { $0 + $1.segment.bytes })
        environment.observer.emit(.phase("exporting"))
        for collection in plan.collections {
            let export = CollectionExport(
                plan: collection, options: options, environment: environment, journal: journal, finished: finished)
            report.collections.append(try await outcome(export))
        }
        try await journal.end(report)
        guard report.collections.contains(where: { $0.failure == nil }) else {
            if let failure = report.collections.first?.failure { throw failure }
            return
        }
    }

    /// What fails in one collection doesn't keep the others from being written.
    private func outcome(_ export: CollectionExport) async throws -> ExportReport.Collection {
        let backup = export.plan.collection.backup
        do {
            return try await export.run()
        } catch {
            let failure = BackupError(
                causedBy: error, while: "export the collection", subject: "\(backup.reference)")
            guard !failure.isFatal, !Task.isCancelled else { throw failure }
            return ExportReport.Collection(
                reference: backup.reference, id: backup.id, fields: export.plan.fields.map(\.name), failure: failure)
        }
    }
}

extension ExportOptions {
    /// What makes two exports the same.
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "filter": .string(filter.text), "partitions": JSONValue(partitions),
            "fields": JSONValue(fields), "keys": keys.map { .string($0.text) } ?? .null,
            "format": .string(sink.format.rawValue), "vectors": .string(sink.vectors.rawValue),
            "maxFileSize": JSONValue(maxFileSize),
        ]
    }
}
