package import AWSSigning
package import ObjectStorage

/// Keys that never change: from the configuration or the environment.
package struct StaticCredentials: CredentialProvider {
    private let value: Credentials

    package init(_ value: Credentials) {
        self.value = value
    }

    package var identity: String { value.accessKeyID }

    package func credentials() async throws(ObjectStoreError) -> Credentials {
        value
    }

    package func renew(after refused: Credentials) async -> CredentialRenewal {
        .unchanged
    }
}
