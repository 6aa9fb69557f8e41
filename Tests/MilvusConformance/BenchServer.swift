import Basics
import HTTPTransport
import MilvusClient

#if canImport(Glibc)
    import Glibc
#endif

/// One of the real servers that `Scripts/bench` runs, found by `MILVAULT_BENCH_<NAME>_…`.
struct BenchServer: Sendable, CustomStringConvertible {
    /// 2.3.5 and 2.2.16, without authorization.
    static let open = [BenchServer(name: "SRC"), BenchServer(name: "OLD")]
    /// 2.3.5 with authorization and TLS; 2.3.5 that wants a client certificate.
    static let authorizing = BenchServer(name: "AUTH")
    static let mutual = BenchServer(name: "MTLS")

    let name: String

    var description: String { name }

    /// Says what to do when the bench isn't up; a test without servers fails, it never skips.
    func value(_ key: String) throws -> String {
        try Self.environment("MILVAULT_BENCH_\(name)_\(key)")
    }

    func port() throws -> Int {
        try Int(value("PORT")) ?? 0
    }

    func endpoint() throws -> String {
        try "http://\(value("HOST")):\(port())"
    }

    /// Without TLS where the bench has none, trusting its own authority where it has.
    func tls(withCertificate: Bool = false) throws -> TLSConfiguration {
        guard try value("TLS_MODE") != MilvusTLSMode.disabled.rawValue else { return TLSConfiguration() }
        return TLSConfiguration(
            caFile: try Self.environment("MILVAULT_BENCH_CA_FILE"),
            clientCertificateFile: withCertificate ? try Self.environment("MILVAULT_BENCH_CLIENT_CERT_FILE") : nil,
            clientKeyFile: withCertificate ? try Self.environment("MILVAULT_BENCH_CLIENT_KEY_FILE") : nil)
    }

    static func environment(_ key: String) throws -> String {
        guard let value = getenv(key) else { throw BenchIsDown(missing: key) }
        return String(cString: value)
    }
}

struct BenchIsDown: Error, CustomStringConvertible {
    let missing: String

    var description: String {
        "\(missing) isn't set: start the servers with `Scripts/bench up`, then `eval \"$(Scripts/bench env)\"`"
    }
}
