package import MilvusModel
internal import MilvusProtos
internal import SwiftProtobuf

extension CollectionSchema {
    /// Reads Milvus' schema message; ``serialized`` keeps the bytes.
    ///
    /// - Throws: `.protocolViolation` when the bytes aren't such a message.
    package init(serialized bytes: [UInt8]) throws(MilvusClientError) {
        let wire = try WireCollectionSchema(decoding: bytes)
        self.init(
            name: wire.name, description: wire.description_p, autoID: wire.autoID,
            fields: wire.fields.map(FieldSchema.init), isDynamicFieldEnabled: wire.enableDynamicField,
            properties: wire.properties.map(KeyValuePair.init), functions: wire.functions.map(FunctionSchema.init),
            structArrayFields: wire.structArrayFields.map(StructArrayFieldSchema.init), serialized: bytes)
    }

    /// The message for `CreateCollection`: this schema under another name, without what the server makes itself
    /// (system fields, the dynamic field). Field ids stay, and so does what we have no name for.
    package func definitionBytes(
        named name: String, description: String? = nil
    ) throws(MilvusClientError) -> [UInt8] {
        var wire = serialized.isEmpty ? WireCollectionSchema(self) : try WireCollectionSchema(decoding: serialized)
        wire.name = name
        if let description { wire.description_p = description }
        wire.fields.removeAll { $0.isDynamic || FieldID(rawValue: $0.fieldID).isSystem }
        do {
            return try wire.serializedBytes()
        } catch {
            throw MilvusClientError(
                .invalid, operation: "encode schema", subject: name, server: "", reason: "\(error)")
        }
    }
}

extension WireCollectionSchema {
    fileprivate init(decoding bytes: [UInt8]) throws(MilvusClientError) {
        do {
            try self.init(serializedBytes: bytes)
        } catch {
            throw MilvusClientError(
                .protocolViolation, operation: "decode schema", server: "",
                reason: "\(bytes.count) bytes that aren't a schema message: \(error)")
        }
    }

    fileprivate init(_ schema: CollectionSchema) {
        self.init()
        name = schema.name
        description_p = schema.description
        autoID = schema.autoID
        fields = schema.fields.map(WireFieldSchema.init)
        enableDynamicField = schema.isDynamicFieldEnabled
        properties = schema.properties.map(WireKeyValuePair.init)
        functions = schema.functions.map(WireFunctionSchema.init)
        structArrayFields = schema.structArrayFields.map(WireStructArrayFieldSchema.init)
    }
}
