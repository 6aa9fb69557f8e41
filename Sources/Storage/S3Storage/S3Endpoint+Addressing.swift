package import ObjectStorage

extension S3Endpoint {
    /// Host header and path of a request on a bucket or an object in it. The path isn't encoded yet.
    package func target(bucket: String, key: ObjectKey?) -> (host: String, path: String) {
        let keyPath = "/" + (key?.rawValue ?? "")
        if usesVirtualHost(for: bucket) { return ("\(bucket).\(authority)", keyPath) }
        // Asking for the bucket itself without a slash at the end is what all stores take.
        return (authority, key == nil ? "/\(bucket)" : "/\(bucket)\(keyPath)")
    }

    func usesVirtualHost(for bucket: String) -> Bool {
        switch addressing {
        case .path: false
        case .virtualHost: true
        case .auto:
            // A dot in the bucket's name breaks the cloud's wildcard certificate.
            Self.virtualHostDomains.contains { host.hasSuffix($0) } && !(scheme == .https && bucket.contains("."))
        }
    }

    /// The same service in another region: AWS answers for a bucket only at its own region's name.
    package func inRegion(_ region: String) -> S3Endpoint {
        guard isAWS else { return self }
        var moved = self
        let suffix = host.hasSuffix(".amazonaws.com.cn") ? "amazonaws.com.cn" : "amazonaws.com"
        moved.host = "s3.\(region).\(suffix)"
        return moved
    }

    var isAWS: Bool {
        host.hasSuffix(".amazonaws.com") || host.hasSuffix(".amazonaws.com.cn")
    }

    /// Clouds whose newer buckets answer to virtual-host requests only (AWS, Alibaba, Tencent, Huawei).
    private static let virtualHostDomains = [
        ".amazonaws.com", ".amazonaws.com.cn", ".aliyuncs.com", ".myqcloud.com", ".myhuaweicloud.com",
    ]
}
