internal import BackupConfiguration
internal import HTTPTransport
internal import S3Storage

extension CredentialServices {
    /// As this process is asked: its environment without milvault's own secrets, which no program that is started here
    /// needs to know.
    init(
        environment: [String: String], files: FileReader, network: HTTPClient? = nil, metadata: HTTPClient? = nil,
        tell: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.init(
            environment: environment.filter { !Self.secretVariables.contains($0.key) },
            readFile: { path in (try? files.read(path)) ?? nil }, network: network, metadata: metadata, tell: tell)
    }

    private static let secretVariables = Set(
        ConfigurationKey.all.filter(\.isSecret).flatMap { $0.environment + $0.legacyEnvironment })
}
