internal import FoundationEssentials

/// Base64 with padding, as Milvus expects passwords and credentials.
enum Base64 {
    static func text(_ plain: String) -> String {
        Data(plain.utf8).base64EncodedString()
    }
}
