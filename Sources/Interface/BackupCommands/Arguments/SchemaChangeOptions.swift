internal import ArgumentParser
internal import BackupEngine

/// What is to be another in the target, as the pre-flight report of a migration suggests it.
struct SchemaChangeOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Build indexes of another type: HNSW:IVF_FLAT", valueName: "old:new"))
    var mapIndex: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Build indexes with another metric: COSINE:IP", valueName: "old:new"))
    var mapMetric: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Leave a field out: field, or db.collection.field", valueName: "field"))
    var dropField: [String] = []

    @Flag(help: "Make plain fields of those that decide over partitions.")
    var dropPartitionKey = false

    func changes() throws -> SchemaChanges {
        SchemaChanges(
            indexTypes: try Self.pairs(mapIndex, "--map-index"), metrics: try Self.pairs(mapMetric, "--map-metric"),
            droppedFields: Set(dropField), dropsPartitionKeys: dropPartitionKey)
    }

    private static func pairs(_ elements: [String], _ option: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for element in elements.flatMap({ $0.split(separator: ",") }) {
            let parts = element.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw Failure.usage(
                    "\(option) '\(element)' isn't understood.", subject: option, advice: "Write old:new.")
            }
            pairs[parts[0].uppercased()] = parts[1].uppercased()
        }
        return pairs
    }
}
