package import MilvusModel
package import ObjectStorage

/// Makes sinks of one kind.
package struct RowSinkFactory: Sendable {
    let settings: SinkSettings
    let store: any ObjectStore

    package init(_ settings: SinkSettings, store: any ObjectStore) {
        self.settings = settings
        self.store = store
    }

    /// - Throws: `.unsupportedField` for the first field that the format can't hold.
    package func check(_ fields: [FieldSchema]) throws(ExportError) {
        switch settings.format {
        case .parquet: _ = try ParquetColumns(fields, settings.vectors)
        case .numpy: for field in fields { _ = try NumPyType(field) }
        case .jsonLines: break
        }
    }

    /// `stem` is the file's key without its ending; of formats with a file a field, the folder's.
    package func sink(_ stem: String, _ fields: [FieldSchema]) throws(ExportError) -> any RowSink {
        switch settings.format {
        case .parquet:
            ParquetSink(
                try ParquetColumns(fields, settings.vectors), settings,
                ObjectWriter(ObjectKey(stem + ".parquet"), in: store))
        case .jsonLines: JSONLinesSink(fields, ObjectWriter(ObjectKey(stem + ".jsonl"), in: store))
        case .numpy: try NumPySink(fields, folder: stem, settings, store)
        }
    }
}
