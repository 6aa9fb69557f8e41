internal import ObjectStorage

/// `role_arn` of a profile, assumed with the credentials of another (`source_profile`) or of a place
/// (`credential_source`).
struct AssumedRole: CredentialSource {
    let services: CredentialServices
    let files: ProfileFiles
    let profile: String
    /// Profiles on the way here, so that a circle is noticed.
    var visited: [String] = []

    var name: String { "role of profile `\(profile)`" }

    var evidence: String? {
        guard let settings, let role = settings["role_arn"] else { return nil }
        return "role \(role) (profile `\(profile)`)"
    }

    func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let settings, let role = settings["role_arn"] else { return nil }
        guard settings["mfa_serial"] == nil else {
            throw unusable("it asks for a second factor", advice: "Use a profile without mfa_serial.")
        }
        let source = try await source(settings)
        let request = RoleRequest(
            roleARN: role, sessionName: settings["role_session_name"] ?? "milvault",
            durationSeconds: settings["duration_seconds"].flatMap { Int($0) }, externalID: settings["external_id"])
        let service = TokenService(services, profileRegion: settings["region"])
        return services.refreshing("role \(role)") { () throws(ObjectStoreError) in
            try await service.assume(request, with: source)
        }
    }

    private var settings: Profile? {
        files.profile(profile).flatMap { $0.assumesRole ? $0 : nil }
    }

    private func source(_ settings: Profile) async throws(ObjectStoreError) -> any CredentialProvider {
        let chain: CredentialChain
        switch (settings["source_profile"], settings["credential_source"]) {
        case (nil, nil): throw unusable("neither source_profile nor credential_source stands in it", advice: "Add one.")
        case (_?, _?): throw unusable("source_profile and credential_source stand in it", advice: "Remove one.")
        case (let other?, nil): chain = try chainOfProfile(other)
        case (nil, let place?): chain = CredentialChain([try placeOf(place)])
        }
        return try await chain.find()
    }

    private func chainOfProfile(_ other: String) throws(ObjectStoreError) -> CredentialChain {
        guard let settings = files.profile(other) else {
            throw unusable("its source_profile `\(other)` isn't there", advice: "Correct \(files.places).")
        }
        // A role may be assumed with the keys that stand beside it; the role itself isn't asked again then.
        if settings.hasKeys || !settings.assumesRole {
            return .ofProfile(other, files, services, usesVariables: false)
        }
        let path = visited + [profile]
        guard !path.contains(other) else {
            let circle = (path + [other]).map { "`\($0)`" }.joined(separator: " → ")
            throw unusable("its source_profile leads back to itself: \(circle)", advice: "Correct \(files.places).")
        }
        return CredentialChain([AssumedRole(services: services, files: files, profile: other, visited: path)])
    }

    private func placeOf(_ name: String) throws(ObjectStoreError) -> any CredentialSource {
        switch name.lowercased() {
        case "environment": return EnvironmentCredentials(services.environment)
        case "ec2instancemetadata": return InstanceMetadata(services)
        case "ecscontainer": return ContainerCredentials(services)
        default:
            throw unusable(
                "credential_source `\(name)` isn't known",
                advice: "Write Environment, Ec2InstanceMetadata or EcsContainer.")
        }
    }

    private func unusable(_ reason: String, advice: String) -> ObjectStoreError {
        CredentialFailure(subject: "credentials of profile `\(profile)`").unusable(reason, advice: advice)
    }
}
