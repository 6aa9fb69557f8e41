/// A function that computes fields from fields on insert (2.5 and later).
package struct FunctionSchema: Hashable, Sendable {
    package var id: Int64
    package var name: String
    package var description: String
    /// Milvus' number: 1 BM25, 2 TextEmbedding, 3 Rerank, 4 MinHash, 5 MolFingerprint.
    package var type: Int32
    package var inputFieldNames: [String]
    package var inputFieldIDs: [FieldID]
    package var outputFieldNames: [String]
    package var outputFieldIDs: [FieldID]
    package var parameters: [KeyValuePair]

    package init(
        id: Int64, name: String, description: String = "", type: Int32, inputFieldNames: [String] = [],
        inputFieldIDs: [FieldID] = [], outputFieldNames: [String] = [], outputFieldIDs: [FieldID] = [],
        parameters: [KeyValuePair] = []
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.type = type
        self.inputFieldNames = inputFieldNames
        self.inputFieldIDs = inputFieldIDs
        self.outputFieldNames = outputFieldNames
        self.outputFieldIDs = outputFieldIDs
        self.parameters = parameters
    }
}
