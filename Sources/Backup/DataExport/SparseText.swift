internal import BinlogFormat

/// A sparse vector as pymilvus and Milvus' imports have it: an object from index to value.
enum SparseText {
    static func of(_ elements: [SparseElement]) -> String {
        "{" + elements.map { "\"\($0.index)\":\(JSONNumber.text($0.value))" }.joined(separator: ",") + "}"
    }
}
