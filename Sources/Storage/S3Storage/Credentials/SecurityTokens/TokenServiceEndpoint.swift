/// Where the token service (STS) of a region listens, and for which region requests are signed.
struct TokenServiceEndpoint: Sendable, Equatable {
    let url: String
    let region: String

    /// The first of: what milvault was told, `AWS_ENDPOINT_URL_STS`, `AWS_ENDPOINT_URL`, the region's own, the global
    /// one.
    init(_ services: CredentialServices, profileRegion: String?) {
        let named = services.variable("AWS_REGION") ?? services.variable("AWS_DEFAULT_REGION") ?? profileRegion
        region = named ?? "us-east-1"
        let ignoresVariables =
            services.variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.lowercased() == "true"
        let variables = ignoresVariables ? [] : ["AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"]
        var given = services.endpoint ?? variables.lazy.compactMap(services.variable).first
        while given?.hasSuffix("/") == true { given?.removeLast() }
        url = (given ?? Self.own(named)) + "/"
    }

    private static func own(_ region: String?) -> String {
        guard let region, region != "aws-global" else { return "https://sts.amazonaws.com" }
        return "https://sts.\(region).\(region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com")"
    }

    /// As the `Host` header has it; nil when the URL has no host.
    var host: String? {
        guard let separator = url.firstRange(of: "://") else { return nil }
        let authority = url[separator.upperBound...].prefix { $0 != "/" }
        let usualPort = url.hasPrefix("https:") ? ":443" : ":80"
        let host = authority.hasSuffix(usualPort) ? authority.dropLast(usualPort.count) : authority
        return host.isEmpty ? nil : String(host).lowercased()
    }

    /// Of the URL; at least a slash.
    var path: String {
        guard let separator = url.firstRange(of: "://") else { return "/" }
        return String(url[separator.upperBound...].drop { $0 != "/" })
    }
}
