extension ConfigurationKey {
    private static let port: ConfigurationKind = .integer(1...65_535)

    static let milvusKeys: [ConfigurationKey] =
        [
            ConfigurationKey(
                "milvus.user", environment: ["MILVUS_USER"], "User name; empty when Milvus asks for none."),
            ConfigurationKey(
                "milvus.password", environment: ["MILVUS_PASSWORD"], isSecret: true, "The user's password."),
            ConfigurationKey(
                "milvus.token", environment: ["MILVUS_TOKEN"], isSecret: true,
                "API key or `user:password`; goes before user and password."),
        ] + grpcKeys + [
            ConfigurationKey(
                "milvus.rest.endpoint", .text, .derived("from milvus.grpc"),
                "`http(s)://host:port` of the REST interface."),
            ConfigurationKey(
                "milvus.management.endpoint", .text, .derived("port 9091 of milvus.grpc.address"),
                legacy: ["backup.gcPause.address"], legacyEnvironment: ["BACKUP_GC_PAUSE_ADDRESS"],
                "`http(s)://host:port` of the metrics port, where garbage collection is paused."),
        ]

    private static let grpcKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "milvus.grpc.address", .text, .value("localhost"), legacy: ["milvus.address"],
            legacyEnvironment: ["MILVUS_ADDRESS"], "Host of the proxy."),
        ConfigurationKey(
            "milvus.grpc.port", port, .value("19530"), legacy: ["milvus.port"], legacyEnvironment: ["MILVUS_PORT"],
            "Port of the proxy."),
        ConfigurationKey(
            "milvus.grpc.tlsMode", .choice(["disabled", "server", "mutual"]), .value("disabled"),
            legacy: [LegacyName("milvus.tlsMode", .tlsMode)], legacyEnvironment: ["MILVUS_TLS_MODE"],
            "Who shows a certificate: nobody, the server, or both sides."),
        ConfigurationKey(
            "milvus.grpc.caCertPath", legacy: ["milvus.caCertPath"], legacyEnvironment: ["MILVUS_CA_CERT_PATH"],
            "PEM file of the authority that signed Milvus' certificate; empty means the system's. Holds for REST too."),
        ConfigurationKey(
            "milvus.grpc.serverName", legacy: ["milvus.serverName"], legacyEnvironment: ["MILVUS_SERVER_NAME"],
            "Name to expect in the certificate when it isn't the host's."),
        ConfigurationKey(
            "milvus.grpc.mtlsCertPath", legacy: ["milvus.mtlsCertPath"], legacyEnvironment: ["MILVUS_MTLS_CERT_PATH"],
            "PEM file of our certificate, for tlsMode mutual."),
        ConfigurationKey(
            "milvus.grpc.mtlsKeyPath", legacy: ["milvus.mtlsKeyPath"], legacyEnvironment: ["MILVUS_MTLS_KEY_PATH"],
            "PEM file of our key, for tlsMode mutual."),
    ]

    static let etcdKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "milvus.etcd.endpoints", .list, .value(""),
            "`host:port` of Milvus' etcd. Naming them makes milvault read exact file lists there; else etcd isn't asked."
        ),
        ConfigurationKey(
            "milvus.etcd.rootPath", .text, .value("by-dev"), allowsEmpty: true, "Milvus' own `etcd.rootPath`."),
        ConfigurationKey(
            "milvus.etcd.metaSubPath", .text, .value("meta"), allowsEmpty: true, "Milvus' own `etcd.metaSubPath`."),
        ConfigurationKey("milvus.etcd.username", environment: ["MILVUS_ETCD_USERNAME"], "User of etcd."),
        ConfigurationKey(
            "milvus.etcd.password", environment: ["MILVUS_ETCD_PASSWORD"], isSecret: true, "Password of etcd's user."),
        ConfigurationKey("milvus.etcd.tls.enabled", .boolean, .value("false"), "Whether etcd speaks TLS."),
        ConfigurationKey(
            "milvus.etcd.tls.caCertPath", .text, .value(""), "PEM file of the authority that signed etcd's certificate."
        ),
        ConfigurationKey("milvus.etcd.tls.certPath", .text, .value(""), "PEM file of our certificate for etcd."),
        ConfigurationKey("milvus.etcd.tls.keyPath", .text, .value(""), "PEM file of our key for etcd."),
    ]
}
