package import Basics

/// One store and one place in it, checked: where Milvus keeps its files, or where backups lie.
package struct StorageProfile: Sendable, Equatable {
    package enum Credentials: Sendable, Hashable {
        case fixed(accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret?)
        /// What the AWS tools would use: variables, profiles, web identity, container, machine.
        case defaultChain
        /// The role that web identity, container or machine give; `endpoint` is where the token service or the machine's
        /// metadata are asked instead of the usual place.
        case role(endpoint: String?)
    }

    /// Where the bucket's name stands in a request.
    package enum Addressing: String, Sendable {
        /// As the host's cloud wants it.
        case auto
        case path
        case virtual
    }

    /// The section of the file that this was: `milvus.storage`, `backup.storage`.
    package var section: String
    package var provider: StorageProvider
    /// Without scheme and port.
    package var host: String
    package var port: Int
    package var usesTLS: Bool
    /// Empty means: ask the store.
    package var region: String
    package var bucket: String
    /// Without slashes at its ends; with provider local an absolute path.
    package var rootPath: String
    /// With provider local, the directory as Milvus sees it.
    package var localPath: String?
    package var addressing: Addressing
    package var credentials: Credentials
    package var caCertificateFile: String?

    package init(
        section: String, provider: StorageProvider, host: String, port: Int, usesTLS: Bool, region: String = "",
        bucket: String = "", rootPath: String = "", localPath: String? = nil, addressing: Addressing = .auto,
        credentials: Credentials = .defaultChain, caCertificateFile: String? = nil
    ) {
        self.section = section
        self.provider = provider
        self.host = host
        self.port = port
        self.usesTLS = usesTLS
        self.region = region
        self.bucket = bucket
        self.rootPath = rootPath
        self.localPath = localPath
        self.addressing = addressing
        self.credentials = credentials
        self.caCertificateFile = caCertificateFile
    }

    /// The host as a URL has it: IPv6 addresses in brackets.
    package var urlHost: String {
        host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    }

    /// `https://s3.eu-west-1.amazonaws.com`, `http://localhost:9000`; the scheme's own port isn't written.
    package var endpoint: String {
        let isUsual = port == (usesTLS ? 443 : 80)
        return "\(usesTLS ? "https" : "http")://\(urlHost)\(isUsual ? "" : ":\(port)")"
    }
}
