internal import MilvusProtos

/// What Milvus' own status numbers mean. Servers before 2.3 fill `error_code` only, later ones `code` as well.
enum StatusTable {
    /// nil when the status says success.
    static func error(
        of status: WireStatus, operation: String, subject: String, server: String
    ) -> MilvusClientError? {
        guard status.errorCode != 0 || status.code != 0 else { return nil }
        let code = meaning(of: status)
        return MilvusClientError(
            code, operation: operation, subject: subject, server: server, reason: words(of: status),
            isRetryable: code.isRetryable || status.retriable)
    }

    static func meaning(of status: WireStatus) -> MilvusClientError.Code {
        if let known = byCode[status.code] { return known }
        if let known = byErrorCode[status.errorCode] { return known }
        return byWords.first { status.reason.lowercased().contains($0.words) }?.code ?? .other
    }

    static func isAuthenticationFailure(_ words: String) -> Bool {
        words.lowercased().contains("auth check failure") || words.lowercased().contains("missing authorization")
    }

    private static func words(of status: WireStatus) -> String {
        let number = status.code != 0 ? "code \(status.code)" : "error code \(status.errorCode)"
        return status.reason.isEmpty ? number : "\(status.reason) (\(number))"
    }

    /// `Status.code`, 2.3 and later.
    private static let byCode: [Int32: MilvusClientError.Code] = [
        1: .unavailable, 2: .unavailable, 3: .quotaExceeded, 4: .rateLimited, 7: .quotaExceeded, 8: .rateLimited,
        9: .quotaExceeded, 10: .unimplemented, 11: .unavailable, 12: .unavailable,
        100: .collectionNotFound, 101: .notLoaded, 102: .quotaExceeded, 103: .notLoaded, 105: .invalid,
        106: .unavailable, 109: .invalid, 110: .unavailable,
        200: .partitionNotFound, 201: .notLoaded, 202: .notLoaded, 250: .quotaExceeded,
        300: .notFound, 304: .unavailable, 305: .unavailable, 400: .notFound, 401: .unavailable,
        500: .notFound, 503: .unavailable, 600: .segmentNotFound, 601: .notLoaded,
        700: .indexNotFound, 701: .invalid, 702: .alreadyExists,
        800: .databaseNotFound, 801: .quotaExceeded, 802: .invalid, 901: .unavailable, 902: .unavailable,
        904: .unavailable, 905: .unavailable, 1000: .notFound, 1003: .rateLimited,
        1100: .invalid, 1101: .invalid, 1102: .invalid, 1400: .unauthenticated, 1401: .permissionDenied,
        1402: .invalid, 1600: .aliasNotFound, 1601: .alreadyExists, 1602: .alreadyExists, 1603: .aliasNotFound,
        1700: .invalid, 1701: .invalid, 1800: .unauthenticated, 2600: .notFound, 3000: .unimplemented,
        10000: .unavailable, 10001: .timeout,
    ]

    /// `Status.error_code`, all there is before 2.3.
    private static let byErrorCode: [Int32: MilvusClientError.Code] = [
        3: .permissionDenied, 4: .collectionNotFound, 5: .invalid, 7: .invalid, 8: .invalid, 9: .invalid,
        23: .invalid, 25: .indexNotFound, 28: .collectionNotFound, 46: .unavailable, 47: .segmentNotFound,
        48: .quotaExceeded, 49: .rateLimited, 52: .quotaExceeded, 53: .quotaExceeded, 54: .quotaExceeded,
        55: .unavailable, 56: .unavailable, 57: .unavailable, 100: .unavailable,
    ]

    /// For error code 1, which servers before 2.3 give for nearly everything.
    private static let byWords: [(words: String, code: MilvusClientError.Code)] = [
        ("can't find collection", .collectionNotFound),
        ("collection not found", .collectionNotFound),
        ("partition not found", .partitionNotFound),
        ("partition id not found", .partitionNotFound),
        ("database not found", .databaseNotFound),
        ("index not found", .indexNotFound),
        ("index doesn't exist", .indexNotFound),
        ("already exist", .alreadyExists),
        ("has existed", .alreadyExists),
        ("create duplicate collection", .alreadyExists),
        ("please release it first", .invalid),
        ("task id doesn't exist", .notFound),
        ("not been loaded", .notLoaded),
        ("not loaded", .notLoaded),
        ("rate limit", .rateLimited),
        ("not ready", .unavailable),
        ("is not healthy", .unavailable),
        ("not empty", .invalid),
        ("database:", .databaseNotFound),
    ]
}
