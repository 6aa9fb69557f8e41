package import MilvusModel

extension CollectionSchema {
    /// Reads Milvus' schema message; ``serialized`` keeps the bytes.
    ///
    /// - Throws: `.protocolViolation` when the bytes aren't such a message.
    package init(serialized bytes: [UInt8]) throws(MilvusClientError) {
        throw MilvusClientError(.other, operation: "decode schema", server: "", reason: "not built yet")
    }

    /// The message for `CreateCollection`: this schema under another name, without what the server makes itself
    /// (system fields, the dynamic field). Field ids stay, and so does what we have no name for.
    package func definitionBytes(named name: String, description: String? = nil) throws(MilvusClientError) -> [UInt8] {
        throw MilvusClientError(.other, operation: "encode schema", server: "", reason: "not built yet")
    }
}
