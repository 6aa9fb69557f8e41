internal import Basics

extension JSONValue {
    /// Milvus writes 64-bit numbers as numbers or as text, by version and endpoint.
    var integer: Int64? {
        int64 ?? string.flatMap { Int64($0) }
    }

    /// A member by any of its spellings: versions differ in `collectionId` and `collectionID`.
    func member(_ spellings: String...) -> JSONValue? {
        spellings.lazy.compactMap { self[$0] }.first
    }
}
