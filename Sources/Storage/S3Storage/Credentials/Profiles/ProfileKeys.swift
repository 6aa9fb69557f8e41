internal import AWSSigning
internal import Basics
internal import ObjectStorage

/// `aws_access_key_id`, `aws_secret_access_key`, `aws_session_token` of one file: never one key of each.
///
/// They have no end that we could know, but tools that log in write new ones into the file: when a store refuses them
/// the file is read again.
struct ProfileKeys: CredentialSource {
    enum File {
        case credentials
        case config
    }

    let services: CredentialServices
    let files: ProfileFiles
    let profile: String
    let file: File

    var name: String { "profile `\(profile)` of \(files.places)" }

    var evidence: String? {
        settings?["aws_access_key_id"] == nil ? nil : "the keys in \(name)"
    }

    func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let first = try credentials() else { return nil }
        return services.refreshing(first.accessKeyID, lease: CredentialLease(first)) { () throws(ObjectStoreError) in
            guard let credentials = try credentials() else {
                throw CredentialFailure(subject: "credentials of \(name)").unusable("its keys are gone")
            }
            return CredentialLease(credentials)
        }
    }

    private var settings: [String: String]? {
        let profile = files.profile(profile)
        return file == .credentials ? profile?.inCredentials : profile?.inConfig
    }

    private func credentials() throws(ObjectStoreError) -> Credentials? {
        guard let settings, let accessKey = settings["aws_access_key_id"] else { return nil }
        guard let secret = settings["aws_secret_access_key"] else {
            throw CredentialFailure(subject: "credentials of \(name)").unusable(
                "it has aws_access_key_id but no aws_secret_access_key", advice: "Add it.")
        }
        return Credentials(
            accessKeyID: accessKey, secretAccessKey: Secret(secret),
            sessionToken: settings["aws_session_token"].flatMap { $0.isEmpty ? nil : Secret($0) })
    }
}
