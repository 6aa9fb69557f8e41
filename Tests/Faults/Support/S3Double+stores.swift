import AWSSigning
import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import S3Storage

extension S3Double {
    /// A store on one of the double's buckets, without retry; its client lives as long as `body` runs.
    func withStore<Result>(
        bucket: String, _ adapt: Adaptation = Adaptation(), _ body: (S3Store) async throws -> Result
    ) async throws -> Result {
        try await withClient(adapt) { client in
            try await body(store(bucket: bucket, client: client, adapt))
        }
    }

    func withClient<Result>(
        _ adapt: Adaptation = Adaptation(), _ body: (HTTPClient) async throws -> Result
    ) async throws -> Result {
        let client = try HTTPClient(HTTPClientConfiguration(timeouts: adapt.timeouts, proxy: ""))
        do {
            let result = try await body(client)
            await client.shutdown()
            return result
        } catch {
            await client.shutdown()
            throw error
        }
    }

    func store(bucket: String, client: HTTPClient, _ adapt: Adaptation = Adaptation()) -> S3Store {
        let endpoint = S3Endpoint(
            scheme: .http, host: adapt.host, port: port, addressing: adapt.addressing)
        let key = configuration.credentials[0]
        let credentials = Credentials(
            accessKeyID: key.accessKeyID, secretAccessKey: Secret(key.secretAccessKey),
            sessionToken: key.sessionToken.map { Secret($0) })
        return S3Store(
            S3Configuration(
                endpoint: endpoint, bucket: bucket, region: adapt.region, copySilence: adapt.copySilence),
            credentials: StaticCredentials(credentials), client: client, clock: adapt.clock)
    }
}
