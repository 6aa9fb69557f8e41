/// An index on a field, as the proxy describes it.
package struct IndexDescription: Hashable, Sendable {
    package var id: IndexID
    package var name: String
    package var fieldName: String
    /// Flat: `index_type`, `metric_type`, `params` as JSON text or its keys one by one, and more by version.
    package var parameters: [KeyValuePair]
    package var state: IndexState
    package var stateReason: String
    package var indexedRows: Int64
    package var totalRows: Int64
    package var pendingRows: Int64

    package init(
        id: IndexID, name: String, fieldName: String, parameters: [KeyValuePair], state: IndexState = .none,
        stateReason: String = "", indexedRows: Int64 = 0, totalRows: Int64 = 0, pendingRows: Int64 = 0
    ) {
        self.id = id
        self.name = name
        self.fieldName = fieldName
        self.parameters = parameters
        self.state = state
        self.stateReason = stateReason
        self.indexedRows = indexedRows
        self.totalRows = totalRows
        self.pendingRows = pendingRows
    }

    package var indexType: String { parameters["index_type"] ?? "" }

    /// Nothing is left to build. Right after `CreateIndex` servers say "finished" with all rows still pending, so
    /// the state alone doesn't tell; segments that are too small for an index count as indexed nowhere.
    package var isComplete: Bool { state == .finished && pendingRows == 0 }
}
