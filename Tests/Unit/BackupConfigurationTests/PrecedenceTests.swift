import BackupConfiguration
import Testing

@Suite("Precedence")
struct PrecedenceTests {
    private static let v1 = "milvus:\n  user: from-file\n  address: from-file\n"
    private static let v2 = "configVersion: v2\nmilvus:\n  user: from-file\n  grpc:\n    address: from-file\n"

    struct Row: Sendable {
        var yaml: String?
        var environment: [String: String] = [:]
        var sets: [String] = []
        var key: String
        var value: String
        var origin: String
    }

    static let rows: [Row] = [
        Row(key: "milvus.grpc.address", value: "localhost", origin: "default"),
        Row(yaml: v2, key: "milvus.grpc.address", value: "from-file", origin: "backup.yaml:5 (milvus.grpc.address)"),
        Row(yaml: v1, key: "milvus.grpc.address", value: "from-file", origin: "backup.yaml:3 (milvus.address)"),
        Row(
            yaml: v2, environment: ["MILVUS_USER": "from-env"], key: "milvus.user", value: "from-env",
            origin: "env MILVUS_USER"),
        Row(
            yaml: v2, environment: ["MILVUS_USER": "from-env"], sets: ["milvus.user=from-set"], key: "milvus.user",
            value: "from-set", origin: "--set milvus.user"),
        Row(
            sets: ["milvus.user=first", "milvus.user=second"], key: "milvus.user", value: "second",
            origin: "--set milvus.user"),
        Row(
            yaml: v2, environment: ["MILVUS_USER": ""], key: "milvus.user", value: "from-file",
            origin: "backup.yaml:3 (milvus.user)"),
        // v1's variables count beside a v1 file only: Kubernetes sets some of them by accident.
        Row(
            yaml: v1, environment: ["MILVUS_ADDRESS": "from-env"], key: "milvus.grpc.address", value: "from-env",
            origin: "env MILVUS_ADDRESS"),
        Row(
            yaml: v2, environment: ["MILVUS_ADDRESS": "from-env"], key: "milvus.grpc.address", value: "from-file",
            origin: "backup.yaml:5 (milvus.grpc.address)"),
        Row(
            environment: ["MILVUS_ADDRESS": "from-env"], key: "milvus.grpc.address", value: "localhost",
            origin: "default"),
        Row(
            yaml: v1, environment: ["MINIO_ACCESS_KEY": "old", "MILVUS_STORAGE_AUTH_ACCESS_KEY_ID": "new"],
            key: "milvus.storage.auth.accessKeyID", value: "new", origin: "env MILVUS_STORAGE_AUTH_ACCESS_KEY_ID"),
        Row(
            yaml: v1, environment: ["MINIO_BACKUP_ACCESS_KEY": "old"], key: "backup.storage.auth.accessKeyID",
            value: "old", origin: "env MINIO_BACKUP_ACCESS_KEY"),
        Row(
            yaml: v1, environment: ["MILVUS_TLS_MODE": "1"], key: "milvus.grpc.tlsMode", value: "server",
            origin: "env MILVUS_TLS_MODE"),
        Row(
            sets: ["minio.useSSL=yes"], key: "milvus.storage.useSSL", value: "true", origin: "--set minio.useSSL"),
        Row(
            sets: ["MILVUS.GRPC.PORT=1"], key: "milvus.grpc.port", value: "1", origin: "--set MILVUS.GRPC.PORT"),
    ]

    @Test("the strongest layer wins and is named", arguments: rows)
    func precedence(row: Row) throws {
        let resolved = try ConfigurationFixture.resolve(row.yaml, environment: row.environment, sets: row.sets)
        let value = try #require(resolved[row.key])
        #expect(value.display == row.value)
        #expect(value.origin.description == row.origin)
    }

    @Test("one --set may hold several assignments, and values may hold commas")
    func commas() throws {
        let resolved = try ConfigurationFixture.resolve(sets: [
            "milvus.etcd.endpoints=a:1,b:2,milvus.user=x=y,milvus.password=p,q=r"
        ])
        #expect(resolved["milvus.etcd.endpoints"]?.content == .list(["a:1", "b:2"]))
        #expect(resolved["milvus.user"]?.display == "x=y")
        #expect(try ConfigurationFixture.resolve(sets: ["milvus.user=a,b=c"])["milvus.user"]?.display == "a,b=c")
        #expect(resolved.warnings.isEmpty)
    }

    @Test("a --set without a key is refused", arguments: ["milvus.user", "=x", ""])
    func malformedSet(text: String) {
        #expect(throws: ConfigurationError.self) { try ConfigurationFixture.resolve(sets: [text]) }
    }

    @Test("a port that Kubernetes set for a service is ignored aloud")
    func kubernetesPort() throws {
        let resolved = try ConfigurationFixture.resolve(
            Self.v1, environment: ["MILVUS_PORT": "tcp://10.0.0.1:19530"])
        #expect(resolved["milvus.grpc.port"]?.display == "19530")
        #expect(resolved.warnings.map(\.place) == ["environment variable MILVUS_PORT"])
    }
}
