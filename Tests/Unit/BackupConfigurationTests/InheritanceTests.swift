import BackupConfiguration
import Basics
import Testing

@Suite("Inheritance of the backups' store")
struct InheritanceTests {
    @Test("what isn't said of the backups' store is as with Milvus', except the root path")
    func inherits() throws {
        let resolved = try ConfigurationFixture.resolve(
            """
            configVersion: v2
            milvus:
              storage: { address: s3.example.com, port: 443, useSSL: true, rootPath: deep/files, bucketName: b }
            backup:
              storage: { bucketName: backups }
            """, environment: ["MILVUS_STORAGE_AUTH_SECRET_ACCESS_KEY": "s3cr3t"])
        let store = try resolved.checked().backupStorage
        #expect(store.endpoint == "https://s3.example.com")
        #expect(store.bucket == "backups")
        #expect(store.rootPath == "backup")
        #expect(
            store.credentials
                == .fixed(accessKeyID: "minioadmin", secretAccessKey: Secret("s3cr3t"), sessionToken: nil))
        #expect(resolved["backup.storage.port"]?.origin.description == "as milvus.storage.port")
    }

    @Test(
        "a v1 file puts backups under Milvus' root path when told nothing else",
        arguments: [
            ("minio: {rootPath: deep}", "deep"), ("minio: {bucketName: b}", "files"),
            ("minio: {rootPath: ''}", "backup"), ("minio: {rootPath: deep, backupRootPath: mine}", "mine"),
        ])
    func legacyRootPath(yaml: String, path: String) throws {
        #expect(try ConfigurationFixture.resolve(yaml).checked().backupStorage.rootPath == path)
    }

    @Test("an explicitly empty session token isn't inherited over")
    func emptyOverrides() throws {
        let store = try ConfigurationFixture.resolve(
            """
            configVersion: v2
            milvus: {storage: {region: r, auth: {sessionToken: t}}}
            backup: {storage: {region: "", address: "", auth: {sessionToken: ""}}}
            """
        ).checked().backupStorage
        #expect(store.region == "")
        #expect(store.host == "localhost", "an empty address is no address")
        guard case .fixed(_, _, let token) = store.credentials else {
            Issue.record("static keys expected")
            return
        }
        #expect(token == nil)
    }

    @Test("v1's mutual TLS without a key pair is one-way TLS, said aloud")
    func downgrade() throws {
        let resolved = try ConfigurationFixture.resolve("milvus:\n  tlsMode: 2\n")
        #expect(try resolved.checked().milvus.tlsMode == .server)
        #expect(resolved.warnings.map(\.place) == ["backup.yaml:2"])
    }
}
