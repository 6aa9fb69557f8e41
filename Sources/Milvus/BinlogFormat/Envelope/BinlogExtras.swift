internal import Basics

/// The JSON object in a descriptor (`internal/storage/event_data.go`, keys of Milvus 2.2 to 3.0).
package struct BinlogExtras: Sendable, Hashable {
    /// `original_size`: bytes of the values in memory, by Milvus' count. A decimal number in a string.
    package let originalSize: Int64?
    /// `nullable`: since 2.5.
    package let isNullable: Bool
    /// `edek`: what follows the head is ciphertext (since 2.6, with a key of the customer's).
    package let isEncrypted: Bool
    /// `version` = `MULTI_FIELD`: a delta log with a column of keys and one of timestamps.
    package let hasSeveralFields: Bool
    /// `indexBuildID`: in index files.
    package let indexBuildID: Int64?

    init(_ bytes: ArraySlice<UInt8>, origin: Int) throws(BinlogFormatError) {
        guard let json = try? JSONValue(parsing: Array(bytes), depthLimit: 8), json.object != nil else {
            throw BinlogFormatError(at: origin, expected: "a JSON object as the descriptor's extras")
        }
        originalSize = json["original_size"].flatMap { $0.string.flatMap { Int64($0) } ?? $0.int64 }
        isNullable = json["nullable"]?.bool ?? false
        isEncrypted = json["edek"] != nil
        hasSeveralFields = json["version"]?.string == "MULTI_FIELD"
        indexBuildID = json["indexBuildID"].flatMap { $0.string.flatMap { Int64($0) } ?? $0.int64 }
    }
}
