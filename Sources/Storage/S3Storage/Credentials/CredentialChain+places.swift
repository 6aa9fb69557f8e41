package import ObjectStorage

extension CredentialChain {
    /// The places that the AWS tools look at, in their order (botocore's): environment, role of the profile, web
    /// identity, keys of the credentials file, program of the profile, keys of the config file, container, machine.
    ///
    /// - Parameters:
    ///   - services: What they are asked with.
    ///   - profile: Overrides `AWS_PROFILE`; the environment's keys aren't looked at then.
    /// - Returns: the chain; nothing has been looked at yet.
    /// - Throws: `.invalidCredentials` when a profile is named that isn't there.
    package static func standard(
        _ services: CredentialServices, profile: String? = nil
    ) throws(ObjectStoreError) -> CredentialChain {
        let files = ProfileFiles(services)
        let environment = EnvironmentCredentials(services.environment)
        let chosen = profile ?? services.variable("AWS_PROFILE") ?? services.variable("AWS_DEFAULT_PROFILE")
        let hasKeys = profile == nil && environment.evidence != nil
        if let chosen, !hasKeys, files.profile(chosen) == nil {
            throw CredentialFailure(subject: "credentials of profile `\(chosen)`").unusable(
                "there is no such profile in \(files.places)", advice: "Check the profile's name.")
        }
        let name = chosen ?? "default"
        return CredentialChain(
            (profile == nil ? [environment] : [])
                + [AssumedRole(services: services, files: files, profile: name)]
                + ofProfile(name, files, services, usesVariables: profile == nil).sources
                + [ContainerCredentials(services), InstanceMetadata(services)])
    }

    /// The role that container, machine or identity provider give, and no keys: what milvus-backup calls `iam`.
    package static func role(_ services: CredentialServices) -> CredentialChain {
        CredentialChain([WebIdentity(services), ContainerCredentials(services), InstanceMetadata(services)])
    }

    static func ofProfile(
        _ name: String, _ files: ProfileFiles, _ services: CredentialServices, usesVariables: Bool
    ) -> CredentialChain {
        CredentialChain([
            WebIdentity(services, profile: files.profile(name), usesVariables: usesVariables),
            LoginProfile(files: files, profile: name),
            ProfileKeys(services: services, files: files, profile: name, file: .credentials),
            CredentialProcess(services: services, files: files, profile: name),
            ProfileKeys(services: services, files: files, profile: name, file: .config),
        ])
    }
}
