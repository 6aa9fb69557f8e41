extension MilvusClientError.Code {
    /// Whether the kind of failure passes by itself.
    package var isRetryable: Bool {
        switch self {
        case .rateLimited, .unavailable, .timeout, .connection: true
        default: false
        }
    }
}

extension MilvusClientError {
    /// What a person should do next.
    package var advice: String {
        switch code {
        case .databaseNotFound, .collectionNotFound, .partitionNotFound, .aliasNotFound:
            "Check the name and the database; it may have been dropped in the meantime."
        case .indexNotFound, .segmentNotFound, .notFound:
            "It may have been dropped or compacted in the meantime; run again."
        case .alreadyExists: "Choose another name, or drop the existing one first."
        case .notLoaded: "Load the collection first."
        case .unauthenticated: "Check the user and password, or the token, of the Milvus connection."
        case .permissionDenied: "Give the user the privilege that the server names."
        case .unimplemented: "This server's version doesn't offer the call; see `check` for what is missing."
        case .rateLimited: "The server limits such calls; wait, or raise its quotaAndLimits settings."
        case .quotaExceeded: "Free space, or raise the server's quotas."
        case .unavailable: "The server is starting or a component of it is down; look at its health and try again."
        case .timeout: "The server didn't answer in time; look at its load, or raise the timeout."
        case .invalid: "The server refuses the request itself; its words say why."
        case .connection: "Check address, port, TLS mode and that Milvus is running."
        case .protocolViolation: "Check that the address is that of a Milvus and that no proxy alters the answers."
        case .compacted: "etcd dropped that revision; run again, or raise its compaction retention."
        case .cancelled: "The call was ended by the caller."
        case .other: "See the server's words and its log."
        }
    }
}
