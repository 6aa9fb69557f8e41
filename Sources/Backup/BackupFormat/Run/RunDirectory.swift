internal import Basics
package import ObjectStorage

/// What a backup's `run/` holds for whoever goes on with it: what was asked for, and the plans that are made.
package struct RunDirectory: Sendable {
    package let store: any ObjectStore
    package let layout: BackupLayout

    package init(store: any ObjectStore, layout: BackupLayout) {
        self.store = store
        self.layout = layout
    }

    /// Nil when there is none, or none that can be understood.
    package func marker() async throws(BackupFormatError) -> RunMarker? {
        let reader = BackupReader(store: store, layout: layout)
        return try await reader.readIfPresent(.runMarker).flatMap(BackupReader.runMarker)
    }
}
