package import Basics

/// Who we are to a Milvus.
package enum MilvusCredentials: Sendable, Hashable {
    case password(user: String, Secret)
    /// An API key, or `user:password` in one text.
    case token(Secret)
}
