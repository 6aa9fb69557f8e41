internal import AWSSigning
internal import Basics
package import ObjectStorage

/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`.
package struct EnvironmentCredentials: CredentialSource {
    private let environment: [String: String]

    package init(_ environment: [String: String]) {
        self.environment = environment
    }

    package var name: String { "the environment (AWS_ACCESS_KEY_ID)" }

    package var evidence: String? { value("AWS_ACCESS_KEY_ID").map { _ in name } }

    package func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let accessKey = value("AWS_ACCESS_KEY_ID") else { return nil }
        guard let secret = value("AWS_SECRET_ACCESS_KEY") else {
            throw ObjectStoreError(
                .invalidCredentials, operation: "use", subject: "AWS_ACCESS_KEY_ID",
                reason: "AWS_SECRET_ACCESS_KEY isn't set", advice: "Set both, or neither.")
        }
        return StaticCredentials(
            Credentials(
                accessKeyID: accessKey, secretAccessKey: Secret(secret),
                sessionToken: value("AWS_SESSION_TOKEN").map { Secret($0) }))
    }

    /// An empty variable counts as none, as it does for the AWS tools.
    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
