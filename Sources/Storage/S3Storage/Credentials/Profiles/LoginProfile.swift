internal import ObjectStorage

/// A profile that logs in by browser: found in order to say what to do instead.
struct LoginProfile: CredentialSource {
    let files: ProfileFiles
    let profile: String

    var name: String { "login of profile `\(profile)`" }
    var evidence: String? { files.profile(profile)?.logsIn == true ? "\(name), which milvault can't do" : nil }

    func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let settings = files.profile(profile), settings.logsIn, !settings.hasKeys else { return nil }
        throw CredentialFailure(subject: "credentials of profile `\(profile)`").unusable(
            "it logs in by browser, which milvault can't",
            advice: "Make a profile with credential_process = aws configure export-credentials --profile \(profile)")
    }
}
