internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Writes one array a field into a folder.
struct NumPySink: RowSink {
    private let folder: String
    private let store: any ObjectStore
    private var columns: [NumPyColumn] = []

    init(
        _ fields: [FieldSchema], folder: String, _ settings: SinkSettings, _ store: any ObjectStore
    ) throws(ExportError) {
        self.folder = folder
        self.store = store
        for field in fields {
            columns.append(try NumPyColumn(field, temporaryDirectory: settings.temporaryDirectory))
        }
    }

    var size: Int64 { columns.reduce(0) { $0 + $1.size } }

    mutating func write(_ batch: RowBatch) async throws(ExportError) {
        for (index, column) in batch.columns.enumerated() { try columns[index].append(column) }
    }

    mutating func finish() async throws(ExportError) -> [WrittenFile] {
        var files: [WrittenFile] = []
        for index in columns.indices {
            let key = ObjectKey("\(folder)/\(columns[index].field.name).npy")
            files.append(try await columns[index].write(key, in: store))
        }
        columns = []
        return files
    }

    mutating func discard() async {
        columns = []
    }
}
