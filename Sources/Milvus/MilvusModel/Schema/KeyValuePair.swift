/// One setting as Milvus keeps it: text under text. Lists of them keep their order.
package struct KeyValuePair: Hashable, Sendable, Codable {
    package var key: String
    package var value: String

    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}

extension [KeyValuePair] {
    /// The value of the first pair with that key.
    package subscript(key: String) -> String? {
        first { $0.key == key }?.value
    }
}
