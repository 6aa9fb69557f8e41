/// One profile, of both files.
struct Profile: Sendable {
    let name: String
    /// `[name]` of the credentials file; nil when it isn't there.
    let inCredentials: [String: String]?
    /// `[profile name]` of the config file; nil when it isn't there.
    let inConfig: [String: String]?

    /// The credentials file goes before the config file. An empty value counts as none.
    subscript(key: String) -> String? {
        Self.filled(inCredentials?[key]) ?? Self.filled(inConfig?[key])
    }

    /// Whether keys stand in it, or a part of them.
    var hasKeys: Bool { self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil }
    /// A role that other credentials assume; one with a token of its own is a web identity.
    var assumesRole: Bool { self["role_arn"] != nil && self["web_identity_token_file"] == nil }
    /// Logging in by browser, which milvault can't.
    var logsIn: Bool { ["sso_session", "sso_account_id", "login_session"].contains { self[$0] != nil } }

    private static func filled(_ value: String?) -> String? {
        value.flatMap { $0.isEmpty ? nil : $0 }
    }
}
