extension ConfigurationReader {
    func milvus() throws(ConfigurationError) -> MilvusProfile {
        let host = try host("milvus.grpc.address")
        let tlsMode = MilvusProfile.TLSMode(rawValue: text("milvus.grpc.tlsMode")) ?? .disabled
        let certificate = optionalText("milvus.grpc.mtlsCertPath")
        let key = optionalText("milvus.grpc.mtlsKeyPath")
        if tlsMode == .mutual, certificate == nil || key == nil {
            throw refuse(
                "milvus.grpc.tlsMode", "tlsMode mutual needs a certificate and a key of ours.",
                advice: "Set milvus.grpc.mtlsCertPath and milvus.grpc.mtlsKeyPath.")
        }
        return MilvusProfile(
            host: host, port: Int(integer("milvus.grpc.port")), tlsMode: tlsMode,
            caCertificateFile: optionalText("milvus.grpc.caCertPath"),
            serverName: optionalText("milvus.grpc.serverName"),
            clientCertificateFile: tlsMode == .mutual ? certificate : nil,
            clientKeyFile: tlsMode == .mutual ? key : nil, credentials: try milvusCredentials(),
            restEndpoint: try endpoint("milvus.rest.endpoint"),
            managementEndpoint: try endpoint("milvus.management.endpoint")
                ?? "http://\(host.contains(":") ? "[\(host)]" : host):9091",
            hasExplicitManagementEndpoint: isExplicit("milvus.management.endpoint"), etcd: etcd())
    }

    private func milvusCredentials() throws(ConfigurationError) -> MilvusProfile.Credentials? {
        if let token = secret("milvus.token") { return .token(token) }
        guard let user = optionalText("milvus.user") else {
            if secret("milvus.password") == nil { return nil }
            throw refuse("milvus.password", "There is a password and no user.", advice: "Set milvus.user.")
        }
        guard let password = secret("milvus.password") else {
            throw refuse("milvus.user", "There is a user and no password.", advice: "Set milvus.password.")
        }
        return .password(user: user, password)
    }

    private func etcd() -> EtcdProfile? {
        let endpoints = list("milvus.etcd.endpoints")
        guard !endpoints.isEmpty else { return nil }
        return EtcdProfile(
            endpoints: endpoints, rootPath: text("milvus.etcd.rootPath"), metaSubPath: text("milvus.etcd.metaSubPath"),
            user: optionalText("milvus.etcd.username"), password: secret("milvus.etcd.password"),
            usesTLS: boolean("milvus.etcd.tls.enabled"),
            caCertificateFile: optionalText("milvus.etcd.tls.caCertPath"),
            clientCertificateFile: optionalText("milvus.etcd.tls.certPath"),
            clientKeyFile: optionalText("milvus.etcd.tls.keyPath"))
    }

    /// An endpoint with its scheme, without a slash at its end; nil when it isn't set.
    private func endpoint(_ name: String) throws(ConfigurationError) -> String? {
        guard var text = optionalText(name) else { return nil }
        if !text.contains("://") { text = "http://\(text)" }
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            throw refuse(name, "'\(text)' isn't an HTTP address.", advice: "Write http://host:port.")
        }
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    func host(_ name: String) throws(ConfigurationError) -> String {
        let host = text(name)
        guard !host.isEmpty, !host.contains("/"), !host.contains(" ") else {
            throw refuse(
                name, "'\(host)' isn't a host name.", advice: "Write the host alone, without scheme, port and path.")
        }
        return host
    }
}
