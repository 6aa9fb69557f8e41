internal import MilvusModel

extension CollectionSchema {
    /// Fields of which every segment has logs: row id and timestamp among them. Those that may be null or have a default
    /// may have been added later, and what the server computes may not be kept.
    var ownFields: Set<FieldID> {
        let own = fields.filter { !$0.isNullable && $0.serializedDefaultValue == nil && !$0.isFunctionOutput }
        return Set(own.map(\.id) + [.rowID, .timestamp])
    }
}
