internal import ObjectStorage

/// Where a container gets its credentials, and what it shows for them.
struct ContainerEndpoint: Sendable, Equatable {
    let url: String

    /// Nil when the variables name none.
    init?(_ services: CredentialServices, _ failure: CredentialFailure) throws(ObjectStoreError) {
        if let path = services.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            url = "http://\(Self.tasks)\(path)"
        } else if let full = services.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
            guard Self.mayBeAsked(full) else {
                throw failure.unusable(
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI names a host that may not be asked without TLS",
                    advice: "Use https, a loopback address, or the addresses of ECS and EKS.")
            }
            url = full
        } else {
            return nil
        }
    }

    /// ECS tasks.
    private static let tasks = "169.254.170.2"
    /// ECS, EKS pod identity (both families), and this machine.
    private static let trusted: Set<String> = [tasks, "169.254.170.23", "fd00:ec2::23", "localhost", "::1"]

    /// Without TLS a token must not go to whoever happens to own a name.
    static func mayBeAsked(_ url: String) -> Bool {
        let lower = url.lowercased()
        if lower.hasPrefix("https://") { return lower.utf8.count > 8 }
        guard lower.hasPrefix("http://") else { return false }
        let authority = lower.dropFirst(7).prefix { !"/?#".contains($0) }
        guard !authority.contains("@"), !authority.contains("\\") else { return false }
        let host = host(of: authority)
        return trusted.contains(host) || isLoopback(host)
    }

    private static func host(of authority: Substring) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[authority.index(after: authority.startIndex)..<end])
        }
        return String(authority.prefix { $0 != ":" })
    }

    /// 127.0.0.0/8, written as four numbers.
    private static func isLoopback(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "127" else { return false }
        return parts.allSatisfy { UInt8($0) != nil }
    }
}
