internal import Basics

extension ConfigurationReader {
    func storage(_ section: String) throws(ConfigurationError) -> StorageProfile {
        let provider = try provider(section)
        let (host, port) = try address(section)
        return StorageProfile(
            section: section, provider: provider, host: host, port: port, usesTLS: boolean("\(section).useSSL"),
            region: text("\(section).region"), bucket: try bucket(section, provider),
            rootPath: try rootPath(section, provider), localPath: optionalText("\(section).localPath"),
            addressing: StorageProfile.Addressing(rawValue: text("\(section).addressing")) ?? .auto,
            credentials: try credentials(section, provider),
            caCertificateFile: optionalText("\(section).tls.caCertPath"))
    }

    private func provider(_ section: String) throws(ConfigurationError) -> StorageProvider {
        let name = "\(section).provider"
        guard let provider = StorageProvider(word: text(name)) else {
            throw refuse(name, "The provider '\(text(name))' isn't known.", advice: "Write minio, s3, aws or local.")
        }
        guard provider != .azure, provider != .gcpnative else {
            throw refuse(
                name, "The provider \(provider.rawValue) isn't supported yet.",
                advice: provider == .azure
                    ? "milvault speaks the S3 protocol and local directories."
                    : "Use provider gcp with S3 interoperability keys.")
        }
        return provider
    }

    /// `host` and port, also where the port was written behind the host.
    private func address(_ section: String) throws(ConfigurationError) -> (String, Int) {
        let name = "\(section).address"
        let port = Int(integer("\(section).port"))
        let parts = text(name).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let written = Int(parts[1]), !isExplicit("\(section).port") || written == port else {
            let host = try host(name)
            // One colon can't be an IPv6 address: a port was written that contradicts the other.
            if parts.count == 2 {
                throw refuse(
                    name, "'\(host)' names a port other than \(section).port.", advice: "Write the host alone.")
            }
            return (host, port)
        }
        return (String(parts[0]), written)
    }

    private func bucket(_ section: String, _ provider: StorageProvider) throws(ConfigurationError) -> String {
        let name = "\(section).bucketName"
        let bucket = text(name)
        guard provider == .local || (!bucket.isEmpty && !bucket.contains("/")) else {
            throw refuse(name, "'\(bucket)' isn't a bucket name.", advice: "Write the bucket alone, without a path.")
        }
        return bucket
    }

    private func rootPath(_ section: String, _ provider: StorageProvider) throws(ConfigurationError) -> String {
        let name = "\(section).rootPath"
        var path = text(name)[...]
        while path.hasSuffix("/"), path != "/" { path.removeLast() }
        if provider != .local { path = path.drop { $0 == "/" } }
        guard !path.split(separator: "/").contains("..") else {
            throw refuse(name, "'\(path)' steps out of itself.", advice: "Write the path without '..'.")
        }
        guard provider != .local || path.hasPrefix("/") else {
            throw refuse(
                name, "'\(path)' isn't an absolute path.", advice: "Write the directory with its whole path.")
        }
        return String(path)
    }

    private func credentials(
        _ section: String, _ provider: StorageProvider
    ) throws(ConfigurationError) -> StorageProfile.Credentials {
        let name = "\(section).auth.type"
        switch text(name) {
        case _ where provider == .local: return .defaultChain
        case "default": return .defaultChain
        case "iam" where Self.withAWSRoles.contains(provider):
            return .role(endpoint: try roleEndpoint("\(section).auth.endpoint"))
        case "static": return try fixedCredentials(section)
        default:
            throw refuse(
                name, "Authentication of type \(text(name)) doesn't go with provider \(provider.rawValue).",
                advice: "Write static, default, or with provider minio, s3 and aws: iam.")
        }
    }

    /// The others' clouds give roles by services of their own.
    private static let withAWSRoles: Set<StorageProvider> = [.minio, .s3, .aws]

    private func roleEndpoint(_ name: String) throws(ConfigurationError) -> String? {
        guard let endpoint = optionalText(name) else { return nil }
        guard ["http://", "https://"].contains(where: endpoint.hasPrefix), !endpoint.contains("@") else {
            throw refuse(name, "'\(endpoint)' isn't a URL.", advice: "Write http(s)://host:port.")
        }
        return endpoint
    }

    private func fixedCredentials(_ section: String) throws(ConfigurationError) -> StorageProfile.Credentials {
        let identifier = text("\(section).auth.accessKeyID")
        guard !identifier.isEmpty else {
            throw refuse(
                "\(section).auth.accessKeyID", "Static keys need an access key id.",
                advice: "Set \(section).auth.accessKeyID, or \(section).auth.type: default.")
        }
        guard let secret = secret("\(section).auth.secretAccessKey") else {
            throw refuse(
                "\(section).auth.secretAccessKey", "Static keys need a secret access key.",
                advice: "Set \(section).auth.secretAccessKey, in the file or by its environment variable.")
        }
        return .fixed(
            accessKeyID: identifier, secretAccessKey: secret, sessionToken: self.secret("\(section).auth.sessionToken"))
    }
}
