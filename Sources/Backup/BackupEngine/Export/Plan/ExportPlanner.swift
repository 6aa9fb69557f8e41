internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import DataExport
internal import MilvusModel

/// Decides what is exported, and refuses what can't be before anything is written. Pure.
struct ExportPlanner {
    let options: ExportOptions

    func plan(_ collections: [StoredCollection], _ factory: RowSinkFactory) throws -> ExportPlan {
        try checkPartitions(collections)
        return ExportPlan(
            collections: try collections.map { collection in
                let planned = try plan(collection)
                do throws(ExportError) {
                    try factory.check(planned.fields)
                } catch {
                    throw refusal(error.message, collection.backup.reference)
                }
                return planned
            })
    }

    private func plan(_ collection: StoredCollection) throws(BackupError) -> ExportPlan.Collection {
        let reference = collection.backup.reference
        let schema = collection.wholeSchema
        guard let primaryKey = schema.primaryKey else {
            throw BackupError(
                .damagedBackup, "The schema of '\(reference)' has no primary key.", subject: "\(reference)")
        }
        let database = reference.database.rawValue.isEmpty ? "default" : reference.database.rawValue
        return ExportPlan.Collection(
            collection: collection, primaryKey: StoredField(primaryKey), fields: try fields(schema, reference),
            bounds: try options.keys.map { text throws(BackupError) in try text.range(of: primaryKey) },
            segments: try places(collection), folder: "\(try component(database))/\(try component(reference.name))",
            description: Self.description(collection.backup))
    }

    private func fields(
        _ schema: CollectionSchema, _ reference: CollectionReference
    ) throws(BackupError) -> [FieldSchema] {
        let all = schema.fields + schema.structArrayFields.flatMap(\.fields)
        if let unknown = options.fields.first(where: { name in !all.contains { $0.name == name } }) {
            throw BackupError(
                .invalidRequest, "Collection \(reference) has no field '\(unknown)'.", subject: "--fields",
                advice: "It has \(all.map(\.name).joined(separator: ", ")).")
        }
        let wanted = options.fields.isEmpty ? all : all.filter { options.fields.contains($0.name) }
        if let unread = wanted.first(where: { !StoredField($0).isReadable }) {
            throw refusal("Field '\(unread.name)' is \(unread.dataType), which can't be read.", reference)
        }
        return wanted
    }

    private func places(_ collection: StoredCollection) throws(BackupError) -> [ExportPlan.Place] {
        var places: [ExportPlan.Place] = []
        for partition in collection.backup.partitions
        where options.partitions.isEmpty || options.partitions.contains(partition.name) {
            let name = try component(partition.name)
            places += collection.dataSegments(of: partition).filter { $0.backup.rows > 0 }
                .map { ExportPlan.Place(partition: name, segment: $0) }
        }
        return places
    }

    private func checkPartitions(_ collections: [StoredCollection]) throws(BackupError) {
        let known = Set(collections.flatMap { $0.backup.partitions.map(\.name) })
        guard let unknown = options.partitions.first(where: { !known.contains($0) }) else { return }
        throw BackupError(
            .invalidRequest, "No collection that is exported has a partition '\(unknown)'.", subject: "--partition",
            advice: "There are \(known.sorted().prefix(10).joined(separator: ", ")).")
    }

    /// A name of Milvus is one of a file, too: a manifest that says otherwise is wrong, or means harm.
    private func component(_ name: String) throws(BackupError) -> String {
        guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x2F }) else {
            throw BackupError(.damagedBackup, "'\(name)' isn't a name that Milvus gives.", subject: options.name)
        }
        return name
    }

    private func refusal(_ reason: String, _ reference: CollectionReference) -> BackupError {
        BackupError(
            .invalidRequest, "Collection \(reference) can't be exported: \(reason)", subject: "\(reference)",
            advice: "Name the fields that are wanted with --fields, or choose another --format.")
    }

    private static func description(_ backup: CollectionBackup) -> JSONValue {
        var description = backup
        description.l0Segments = []
        description.channelCheckpoints = [:]
        for index in description.partitions.indices { description.partitions[index].segments = [] }
        return description.json
    }
}
