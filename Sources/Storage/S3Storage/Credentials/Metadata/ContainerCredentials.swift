internal import Basics
internal import HTTPTransport
package import ObjectStorage

/// The endpoint that ECS and EKS (pod identity) give to a container: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` or
/// `…_FULL_URI`, with `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` or `…_TOKEN` as the proof who asks.
package struct ContainerCredentials: CredentialSource {
    private let services: CredentialServices
    private let failure = CredentialFailure(subject: "credentials of the container")

    package init(_ services: CredentialServices) {
        self.services = services
    }

    package var name: String { "the container (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, …_FULL_URI)" }

    package var evidence: String? {
        let names = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"]
        return names.first { services.variable($0) != nil }.map { "the container's role (\($0))" }
    }

    package func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let endpoint = try ContainerEndpoint(services, failure) else { return nil }
        return services.refreshing("container role at \(endpoint.url)") { () throws(ObjectStoreError) in
            try await fetch(endpoint)
        }
    }

    private func fetch(_ endpoint: ContainerEndpoint) async throws(ObjectStoreError) -> CredentialLease {
        var headers: HTTPHeaders = ["Accept": "application/json"]
        if let token = try token() { headers.add("Authorization", token) }
        let request = MetadataRequest(client: services.metadata, failure: failure, timeout: .seconds(2))
        let response = try await request.send(.get, endpoint.url, headers)
        guard response.status == 200 else { throw refused(response) }
        let times = LeaseTimes(response.headers, now: services.clock.now())
        return try CredentialDocument(response.body, failure).lease(token: "Token", times)
    }

    /// The file is read each time: its token is changed under us. It goes before the variable.
    private func token() throws(ObjectStoreError) -> String? {
        var token = services.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN")
        if let path = services.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
            token = services.readFile(path)
            guard token != nil else {
                throw failure.unusable(
                    "there is no file \(path)", advice: "Correct AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE.")
            }
        }
        // Else one could write further headers.
        guard token?.unicodeScalars.contains(where: { $0 == "\r" || $0 == "\n" }) != true else {
            throw failure.unusable("its token has a line break")
        }
        return token
    }

    /// Its words are `code` and `message`; anything else of its answer isn't shown.
    private func refused(_ response: HTTPCollectedResponse) -> ObjectStoreError {
        let document = try? CredentialDocument(response.body, failure)
        let words = ["code", "Code", "message", "Message"].compactMap { document?.text($0) }
        return failure.refused(
            status: response.status, words.joined(separator: ": "),
            advice: "Check which role the task or the service account has.")
    }
}
