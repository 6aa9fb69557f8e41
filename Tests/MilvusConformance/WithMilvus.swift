import Basics
import HTTPTransport
import MilvusClient
import MilvusModel

/// Runs `body` with a client of a bench server and its etcd, then ends their connections.
func withMilvus<Result>(
    _ server: BenchServer, credentials: MilvusCredentials? = nil, withCertificate: Bool = false,
    _ body: (MilvusClient, EtcdMetadataReader) async throws -> Result
) async throws -> Result {
    let tls = try server.tls(withCertificate: withCertificate)
    let grpc = try HTTPClient(HTTPClientConfiguration(version: .http2, tls: tls))
    let rest = try HTTPClient(HTTPClientConfiguration(tls: tls))
    let connection = MilvusConnection(
        host: try server.value("HOST"), port: try server.port(),
        tlsMode: MilvusTLSMode(rawValue: try server.value("TLS_MODE")) ?? .disabled, credentials: credentials,
        managementEndpoint: try server.value("MANAGEMENT"), timeout: .seconds(30))
    // The first endpoint is dead: every read also proves the fail-over.
    let etcd = EtcdConnection(
        endpoints: ["127.0.0.1:1", try server.value("ETCD")], rootPath: try server.value("ETCD_ROOT"))
    do {
        let result = try await body(
            MilvusClient(connection, grpc: grpc, rest: rest), EtcdMetadataReader(etcd, http: grpc))
        await grpc.shutdown()
        await rest.shutdown()
        return result
    } catch {
        await grpc.shutdown()
        await rest.shutdown()
        throw error
    }
}

/// Asks again until the answer satisfies, for at most two minutes.
func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
    for _ in 0..<480 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(250))
    }
    throw NeverHappened(what: what)
}

struct NeverHappened: Error, CustomStringConvertible {
    let what: String

    var description: String { "waited two minutes in vain for \(what)" }
}
