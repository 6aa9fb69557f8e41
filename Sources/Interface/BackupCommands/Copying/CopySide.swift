/// One side of a copy with all that says how it is reached.
struct CopySide: Equatable {
    enum Role: String {
        case from
        case to
    }

    let role: Role
    let address: CopyAddress
    /// `http://host:port`; without it the configuration decides.
    var endpoint: String?
    /// A profile of the AWS files whose keys are used at `endpoint`.
    var profile: String?
    /// A configuration of its own for this side.
    var config: String?

    /// Whether the configuration must say where it is.
    var needsConfiguration: Bool { address.place != .disk && endpoint == nil && config == nil }

    /// The process's variables as this side sees them: `MILVAULT_FROM_AWS_PROFILE` is its `AWS_PROFILE`.
    func environment(_ variables: [String: String]) -> [String: String] {
        let prefix = "MILVAULT_\(role.rawValue.uppercased())_"
        var result = variables
        for (name, value) in variables where name.hasPrefix(prefix) {
            result[String(name.dropFirst(prefix.count))] = value
        }
        if let profile {
            result["AWS_PROFILE"] = profile
            // The chain looks at keys in the environment first; a profile that was named goes before them.
            result["AWS_ACCESS_KEY_ID"] = nil
        }
        return result
    }
}
