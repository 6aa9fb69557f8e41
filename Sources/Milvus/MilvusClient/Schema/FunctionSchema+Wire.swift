internal import MilvusModel
internal import MilvusProtos

extension FunctionSchema {
    init(_ wire: WireFunctionSchema) {
        self.init(
            id: wire.id, name: wire.name, description: wire.description_p, type: wire.type,
            inputFieldNames: wire.inputFieldNames, inputFieldIDs: wire.inputFieldIds.map(FieldID.init(rawValue:)),
            outputFieldNames: wire.outputFieldNames,
            outputFieldIDs: wire.outputFieldIds.map(FieldID.init(rawValue:)),
            parameters: wire.params.map(KeyValuePair.init))
    }
}

extension WireFunctionSchema {
    init(_ function: FunctionSchema) {
        self.init()
        id = function.id
        name = function.name
        description_p = function.description
        type = function.type
        inputFieldNames = function.inputFieldNames
        inputFieldIds = function.inputFieldIDs.map(\.rawValue)
        outputFieldNames = function.outputFieldNames
        outputFieldIds = function.outputFieldIDs.map(\.rawValue)
        params = function.parameters.map(WireKeyValuePair.init)
    }
}
