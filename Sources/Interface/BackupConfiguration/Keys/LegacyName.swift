/// A key of milvus-backup's v1 files and how its value reads in v2's words.
package struct LegacyName: Sendable, Hashable, ExpressibleByStringLiteral {
    package enum Translation: Sendable, Hashable {
        case same
        /// 0, 1, 2 are disabled, server, mutual.
        case tlsMode
        /// `crossStorage: true` means streaming.
        case crossStorage
        /// `useIAM: true` means the authentication type iam.
        case useIAM
    }

    package var name: String
    package var translation: Translation

    package init(_ name: String, _ translation: Translation) {
        self.name = name
        self.translation = translation
    }

    package init(stringLiteral value: String) {
        self.init(value, .same)
    }

    /// The value in v2's words; nil when it isn't one that v1 knew.
    func translated(_ text: String) -> String? {
        switch translation {
        case .same: text
        case .tlsMode: ["0": "disabled", "1": "server", "2": "mutual"][text]
        case .crossStorage: BooleanText.parse(text).map { $0 ? "streaming" : "auto" }
        case .useIAM: BooleanText.parse(text).map { $0 ? "iam" : "static" }
        }
    }
}
