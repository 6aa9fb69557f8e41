internal import AWSSigning
internal import Basics
package import ObjectStorage

/// Keys in the files that `aws configure` writes: `[name]` in the credentials file, `[profile name]` in the config file.
package struct ProfileCredentials: CredentialSource {
    private let credentialsFile: String?
    private let configFile: String?
    private let profile: String
    private let isChosen: Bool
    private let readFile: @Sendable (String) -> String?

    /// - Parameters:
    ///   - environment: `AWS_PROFILE`, `AWS_SHARED_CREDENTIALS_FILE`, `AWS_CONFIG_FILE` and `HOME` are looked at.
    ///   - profile: Overrides `AWS_PROFILE`; without either it is `default`.
    ///   - readFile: Gives a file's text, nil when it isn't there.
    package init(
        environment: [String: String], profile: String? = nil, readFile: @escaping @Sendable (String) -> String?
    ) {
        let chosen = profile ?? environment["AWS_PROFILE"].flatMap { $0.isEmpty ? nil : $0 }
        self.profile = chosen ?? "default"
        self.readFile = readFile
        isChosen = chosen != nil
        let home = environment["HOME"].map { $0 + "/.aws" }
        credentialsFile = environment["AWS_SHARED_CREDENTIALS_FILE"] ?? home.map { $0 + "/credentials" }
        configFile = environment["AWS_CONFIG_FILE"] ?? home.map { $0 + "/config" }
    }

    package var name: String {
        "profile `\(profile)` of \([credentialsFile, configFile].compactMap { $0 }.joined(separator: " and "))"
    }

    package func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        let inCredentials = credentialsFile.flatMap(readFile).flatMap { ProfileFile($0)[profile] }
        let inConfig = configFile.flatMap(readFile).flatMap { ProfileFile($0)[configSection] }
        guard inCredentials != nil || inConfig != nil else {
            // A profile that was named must be there; the default one need not.
            guard isChosen else { return nil }
            throw unusable("there is no such profile", advice: "Check the profile's name.")
        }
        // The credentials file goes before the config file, as with the AWS tools; never one key of each.
        for settings in [inCredentials, inConfig].compactMap({ $0 }) {
            if let credentials = try credentials(in: settings) { return StaticCredentials(credentials) }
        }
        guard isChosen else { return nil }
        throw unusable(
            "it has no aws_access_key_id", advice: "Use a profile with keys: roles aren't supported yet.")
    }

    private var configSection: String { profile == "default" ? "default" : "profile \(profile)" }

    private func credentials(in settings: [String: String]) throws(ObjectStoreError) -> Credentials? {
        guard let accessKey = settings["aws_access_key_id"] else { return nil }
        guard let secret = settings["aws_secret_access_key"] else {
            throw unusable("it has aws_access_key_id but no aws_secret_access_key", advice: "Add it.")
        }
        return Credentials(
            accessKeyID: accessKey, secretAccessKey: Secret(secret),
            sessionToken: settings["aws_session_token"].map { Secret($0) })
    }

    private func unusable(_ reason: String, advice: String) -> ObjectStoreError {
        ObjectStoreError(.invalidCredentials, operation: "use", subject: name, reason: reason, advice: advice)
    }
}
