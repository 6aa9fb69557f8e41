import BackupConfiguration
import Testing

@Suite("Configuration messages")
struct ConfigurationMessageTests {
    @Test(
        "an unknown key names the nearest known one",
        arguments: [
            ("configVersion: v2\nmilvus:\n  grcp:\n    address: x", "milvus.grcp.address", "milvus.grpc.address"),
            ("configVersion: v2\ntransfer:\n  concurency: 3", "transfer.concurency", "transfer.concurrency"),
            ("minio:\n  adress: x", "minio.adress", "minio.address"),
        ])
    func suggestion(yaml: String, unknown: String, known: String) throws {
        let warnings = try ConfigurationFixture.resolve(yaml).warnings
        #expect(warnings.map(\.message) == ["\(unknown) isn't a known key and has no effect. Did you mean \(known)?"])
    }

    @Test("a key that is like nothing gets no suggestion")
    func noSuggestion() throws {
        let warnings = try ConfigurationFixture.resolve("weather: sunny", sets: ["x.y=1"]).warnings
        #expect(
            warnings.map(\.description) == [
                "backup.yaml:1: weather isn't a known key and has no effect.",
                "--set: x.y isn't a known key and has no effect.",
            ])
    }

    @Test("a v1 name in a v2 file has no effect and is translated in the warning")
    func legacyNameInV2() throws {
        let resolved = try ConfigurationFixture.resolve("configVersion: v2\nminio:\n  bucketName: b\n")
        #expect(resolved["milvus.storage.bucketName"]?.display == "a-bucket")
        #expect(
            resolved.warnings.map(\.description) == [
                "backup.yaml:3: minio.bucketName is a name of v1 and has no effect beside configVersion v2; "
                    + "write milvus.storage.bucketName."
            ])
    }

    @Test(
        "a value of the wrong type is refused with file and line",
        arguments: [
            ("minio:\n  port: many", "backup.yaml:2", "milvus.storage.port can't be 'many'."),
            ("minio:\n  port: 70000", "backup.yaml:2", "milvus.storage.port can't be '70000'."),
            ("\nminio:\n  useSSL: maybe", "backup.yaml:3", "milvus.storage.useSSL can't be 'maybe'."),
            ("minio: {useIAM: perhaps}", "backup.yaml:1", "minio.useIAM can't be 'perhaps'."),
            ("milvus:\n  tlsMode: 3", "backup.yaml:2", "milvus.tlsMode can't be '3'."),
            ("minio: {address: [a, b]}", "backup.yaml:1", "milvus.storage.address takes one value, not a list."),
            ("configVersion: v3", "backup.yaml:1", "configVersion v3 isn't known."),
            ("milvus:\n\tuser: x", "backup.yaml:2", ""),
            ("milvus: {user: a}\nmilvus: {user: b}", "backup.yaml:1", ""),
            ("- a\n- b", "backup.yaml:1", "The file isn't a mapping of keys to values."),
        ])
    func wrongType(yaml: String, place: String, message: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try ConfigurationFixture.resolve(yaml) }
        #expect(error?.place == place)
        if !message.isEmpty { #expect(error?.message == message) }
    }

    @Test(
        "what milvault can't do is refused by key",
        arguments: [
            ("milvus.storage.provider=azure", "milvus.storage.provider"),
            ("backup.storage.provider=gcpnative", "backup.storage.provider"),
            ("milvus.storage.provider=gcp,milvus.storage.auth.type=iam", "milvus.storage.auth.type"),
            ("backup.storage.auth.type=sharedKey", "backup.storage.auth.type"),
            ("milvus.grpc.tlsMode=mutual", "milvus.grpc.tlsMode"),
            ("milvus.user=root", "milvus.user"),
            ("milvus.password=x", "milvus.password"),
            ("milvus.grpc.address=http://host", "milvus.grpc.address"),
            ("milvus.storage.address=host:9001,milvus.storage.port=9000", "milvus.storage.address"),
            ("backup.storage.rootPath=a/../b", "backup.storage.rootPath"),
            ("backup.storage.bucketName=a/b", "backup.storage.bucketName"),
            ("backup.storage.provider=local,backup.storage.rootPath=backups", "backup.storage.rootPath"),
            ("milvus.management.endpoint=ftp://x", "milvus.management.endpoint"),
        ])
    func unsupported(set: String, subject: String) throws {
        let resolved = try ConfigurationFixture.resolve(sets: [set])
        let error = #expect(throws: ConfigurationError.self) { try resolved.checked() }
        #expect(error?.subject == subject)
        #expect(error?.place == "--set")
        #expect(error?.advice?.isEmpty == false)
    }

    @Test("scalars stay the text that was written")
    func scalarsStayText() throws {
        let resolved = try ConfigurationFixture.resolve(
            "milvus:\n  user: yes\n  serverName: 0x1F\n  caCertPath: 1_000\nminio: {region: ~, accessKeyID: 007}")
        #expect(resolved["milvus.user"]?.display == "yes")
        #expect(resolved["milvus.grpc.serverName"]?.display == "0x1F")
        #expect(resolved["milvus.grpc.caCertPath"]?.display == "1_000")
        #expect(resolved["milvus.storage.auth.accessKeyID"]?.display == "007")
        #expect(resolved["milvus.storage.region"]?.origin == .builtIn)
    }

    @Test("no secret is ever shown")
    func secretsStayHidden() throws {
        let resolved = try ConfigurationFixture.resolve(ConfigurationFixture.text("v2.yaml"))
        let secrets = resolved.values.filter(\.key.isSecret)
        #expect(secrets.count == 14)
        #expect(secrets.allSatisfy { $0.display == "•••" })
        let dumped = "\(resolved) \(String(reflecting: resolved))"
        #expect(["milvus-secret", "0123", "backup-session", "cloud-key", "sas"].allSatisfy { !dumped.contains($0) })
    }
}
