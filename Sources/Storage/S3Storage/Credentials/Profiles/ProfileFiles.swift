internal import ObjectStorage

/// The files that `aws configure` writes: `AWS_SHARED_CREDENTIALS_FILE` or `~/.aws/credentials`, `AWS_CONFIG_FILE` or
/// `~/.aws/config`.
struct ProfileFiles: Sendable {
    private let credentialsFile: String?
    private let configFile: String?
    private let readFile: @Sendable (String) -> String?

    init(_ services: CredentialServices) {
        let home = services.variable("HOME").map { $0 + "/.aws" }
        credentialsFile = services.variable("AWS_SHARED_CREDENTIALS_FILE") ?? home.map { $0 + "/credentials" }
        configFile = services.variable("AWS_CONFIG_FILE") ?? home.map { $0 + "/config" }
        readFile = services.readFile
    }

    var places: String { [credentialsFile, configFile].compactMap(\.self).joined(separator: " and ") }

    /// Read anew at each call. Nil when neither file has it.
    func profile(_ name: String) -> Profile? {
        let section = name == "default" ? name : "profile \(name)"
        let profile = Profile(
            name: name, inCredentials: credentialsFile.flatMap(readFile).flatMap { ProfileFile($0)[name] },
            inConfig: configFile.flatMap(readFile).flatMap { ProfileFile($0)[section] })
        return profile.inCredentials == nil && profile.inConfig == nil ? nil : profile
    }
}
