internal import BackupConfiguration
internal import S3Storage

/// From one side of a copy to the profile of its store: what the command line says, else what the configuration says.
struct CopyProfiles {
    let context: VerbContext
    /// What holds for a side that names no file of its own.
    let configuration: ResolvedConfiguration

    func profile(of side: CopySide) throws -> StorageProfile {
        switch side.address.place {
        case .disk: return directory(side.address)
        case .bucket(let bucket):
            if let endpoint = side.endpoint { return try profile(at: endpoint, bucket: bucket, side) }
            return try configured(bucket, side)
        }
    }

    /// A file's directory, or the directory itself where the address can't be a file's.
    private func directory(_ address: CopyAddress) -> StorageProfile {
        let components = address.path.split(separator: "/")
        let kept = address.isDirectory || components.count < 2 ? components[...] : components.dropLast()
        return StorageProfile(
            section: "copy", provider: .local, host: "", port: 0, usesTLS: false,
            rootPath: kept.map { "/\($0)" }.joined())
    }

    /// Keys as the AWS tools find them: the environment, then the profile files.
    private func profile(at endpoint: String, bucket: String, _ side: CopySide) throws -> StorageProfile {
        guard let parsed = S3Endpoint(url: endpoint) else {
            throw Failure.usage(
                "'\(endpoint)' isn't an endpoint.", subject: endpoint, advice: "Write http://host:port or https://host."
            )
        }
        let environment = side.environment(context.environment)
        return StorageProfile(
            section: "copy", provider: .s3, host: parsed.host,
            port: parsed.port ?? (parsed.scheme == .https ? 443 : 80),
            usesTLS: parsed.scheme == .https,
            region: environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] ?? "", bucket: bucket,
            caCertificateFile: environment["AWS_CA_BUNDLE"].flatMap { $0.isEmpty ? nil : $0 })
    }

    /// The section whose bucket it is, else the backups' one; the source is looked for at Milvus first.
    private func configured(_ bucket: String, _ side: CopySide) throws -> StorageProfile {
        let configuration = try side.config.map { try context.resolvedConfiguration($0) } ?? configuration
        let (milvus, backup) = try configuration.checkedStorage()
        let preferred = (side.role == .from ? [milvus, backup] : [backup, milvus]).filter { $0.provider != .local }
        let matching = preferred.first { $0.bucket == bucket }
        guard var profile = matching ?? (backup.provider == .local ? preferred.first : backup) else {
            throw Failure.usage(
                "The configuration names no S3 store for \(side.address).", subject: "\(side.address)",
                advice: "Say where the bucket is: --\(side.role.rawValue)-endpoint http://host:port")
        }
        profile.bucket = bucket
        return profile
    }
}
