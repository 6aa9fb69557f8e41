internal import DataExport
package import ObjectStorage

/// What an export works with.
package struct ExportEnvironment: Sendable {
    /// Where the backup is, and the root path inside it.
    package var store: any ObjectStore
    package var rootPath: String
    package var destination: ExportDestination
    /// Segments at once.
    package var width: Int
    package var observer: EngineObserver

    package init(
        store: any ObjectStore, rootPath: String, destination: ExportDestination, width: Int, observer: EngineObserver
    ) {
        self.store = store
        self.rootPath = rootPath
        self.destination = destination
        self.width = width
        self.observer = observer
    }

    func factory(_ options: ExportOptions) -> RowSinkFactory {
        RowSinkFactory(options.sink, store: destination.store)
    }
}
