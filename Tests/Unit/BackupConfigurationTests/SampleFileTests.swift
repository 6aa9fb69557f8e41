import BackupConfiguration
import Basics
import Testing

@Suite("Sample files")
struct SampleFileTests {
    @Test("a v2 file sets every key of the table, without a warning")
    func everyKey() throws {
        let resolved = try ConfigurationFixture.resolve(ConfigurationFixture.text("v2.yaml"))
        #expect(resolved.warnings.isEmpty)
        for value in resolved.values {
            #expect(value.origin.isExplicit, "\(value.key.name) isn't set by the sample")
            if case .value(let text) = value.key.fallback { #expect(value.display != text, "\(value.key.name)") }
        }
    }

    @Test("a v1 file sets every key that v1 has a name for, without a warning")
    func everyLegacyName() throws {
        let resolved = try ConfigurationFixture.resolve(ConfigurationFixture.text("v1.yaml"))
        #expect(resolved.warnings.isEmpty)
        for value in resolved.values where !value.key.legacyNames.isEmpty {
            #expect(value.origin.isExplicit, "\(value.key.name) isn't set by the sample")
        }
    }

    @Test("both versions mean the same", arguments: ["v1.yaml", "v2.yaml"])
    func meaning(name: String) throws {
        var text = try ConfigurationFixture.text(name)
        // What v1 has no words for.
        text.replace("token: yes", with: "")
        let configuration = try ConfigurationFixture.resolve(
            text,
            sets: [
                "milvus.storage.auth.type=static", "restore.maxSegmentsPerImportJob=32", "transfer.partSizeMiB=16",
                "transfer.checksum=sha256",
            ]
        ).checked()
        let milvus = configuration.milvus
        #expect(milvus.host == "milvus.example.com")
        #expect(milvus.port == 19531)
        #expect(milvus.tlsMode == .mutual)
        #expect(milvus.caCertificateFile == "certs/ca.pem")
        #expect(milvus.serverName == "proxy.example.com")
        #expect(milvus.clientCertificateFile == "certs/client.pem")
        #expect(milvus.clientKeyFile == "certs/client.key")
        #expect(milvus.credentials == .password(user: "backup", Secret("0123")))
        #expect(milvus.managementEndpoint == "http://datacoord.example.com:9092")
        #expect(milvus.etcd?.endpoints == ["etcd-0.example.com:2379", "etcd-1.example.com:2379"])
        #expect(milvus.etcd?.rootPath == "prod")
        expectStores(configuration)
        expectRuns(configuration.runs)
    }

    private func expectStores(_ configuration: Configuration) {
        let milvus = configuration.milvusStorage
        #expect(milvus.provider == .aws)
        #expect(milvus.endpoint == "https://s3.eu-west-1.amazonaws.com")
        #expect(milvus.region == "eu-west-1")
        #expect(milvus.bucket == "milvus-bucket")
        #expect(milvus.rootPath == "prod/files")

        #expect(
            milvus.credentials
                == .fixed(
                    accessKeyID: "milvus-key", secretAccessKey: Secret("milvus-secret"),
                    sessionToken: Secret("milvus-session")))
        let backup = configuration.backupStorage
        #expect(backup.provider == .minio)
        #expect(backup.endpoint == "http://backups.example.com:9001")
        #expect(backup.region == "backup-region")
        #expect(backup.bucket == "backup-bucket")
        #expect(backup.rootPath == "backups/prod")

        #expect(
            backup.credentials
                == .fixed(
                    accessKeyID: "backup-key", secretAccessKey: Secret("backup-secret"),
                    sessionToken: Secret("backup-session")))
    }

    private func expectRuns(_ runs: RunSettings) {
        #expect(runs.backupCollections == 8)
        #expect(!runs.pausesGarbageCollection)
        #expect(runs.restoreCollections == 3)
        #expect(runs.importJobs == 64)
        #expect(runs.segmentsPerImportJob == 32)
        #expect(runs.transferMode == .streaming)
        #expect(runs.transferConcurrency == 64)
        #expect(runs.multipartCopyThreshold == 100 << 20)
        #expect(runs.partSize == 16 << 20)
        #expect(runs.isVerbose)
    }

    @Test("no file at all gives the defaults")
    func defaults() throws {
        let configuration = try ConfigurationFixture.resolve().checked()
        #expect(configuration.milvus.host == "localhost")
        #expect(configuration.milvus.credentials == nil)
        #expect(configuration.milvus.etcd == nil, "a default must not make us ask a stranger's etcd")
        #expect(configuration.milvus.restEndpoint == nil)
        #expect(configuration.milvus.managementEndpoint == "http://localhost:9091")
        #expect(!configuration.milvus.hasExplicitManagementEndpoint)
        #expect(configuration.milvusStorage.endpoint == "http://localhost:9000")
        #expect(configuration.milvusStorage.rootPath == "files")
        #expect(configuration.backupStorage.rootPath == "backup")
        #expect(configuration.backupStorage.bucket == "a-bucket")
        #expect(configuration.runs.multipartCopyThreshold == 256 << 20)
        #expect(configuration.runs.importTimeout == .seconds(3600))
    }
}
