import AWSSigning
import Basics
import ObjectStorage
import S3Storage
import Testing

@Suite("CredentialChain")
struct CredentialChainTests {
    private func find(
        _ environment: [String: String], profile: String? = nil, files: [String: String] = [:]
    ) async throws -> Credentials {
        try await chain(environment, profile: profile, files: files).find().credentials()
    }

    private func chain(
        _ environment: [String: String], profile: String? = nil, files: [String: String]
    ) throws -> CredentialChain {
        var environment = environment
        environment["AWS_EC2_METADATA_DISABLED"] = "true"
        return try .standard(CredentialServices(environment: environment, readFile: { files[$0] }), profile: profile)
    }

    private let files = [
        "/people/u/.aws/credentials": """
        # comment
        [default]
        aws_access_key_id = DEFAULTKEY
        aws_secret_access_key=default+secret/==
        s3 =
            max_concurrent_requests = 20

        [ backup ]
        AWS_ACCESS_KEY_ID = BACKUPKEY   # the one for backups
        aws_secret_access_key = back#up
        aws_session_token = t0ken
        [half]
        aws_access_key_id = HALFKEY
        """,
        "/people/u/.aws/config": """
        [default]
        region = eu-central-1
        [profile  inconfig]
        aws_access_key_id = CONFIGKEY
        aws_secret_access_key = configsecret
        [profile role]
        role_arn = arn:aws:iam::1:role/r
        [profile both]
        role_arn = arn:aws:iam::1:role/r
        source_profile = backup
        credential_source = Environment
        [profile lost]
        role_arn = arn:aws:iam::1:role/r
        source_profile = nobody
        [profile ring1]
        role_arn = arn:aws:iam::1:role/1
        source_profile = ring2
        [profile ring2]
        role_arn = arn:aws:iam::1:role/2
        source_profile = ring1
        [profile elsewhere]
        role_arn = arn:aws:iam::1:role/r
        credential_source = Moon
        [profile second]
        role_arn = arn:aws:iam::1:role/r
        source_profile = backup
        mfa_serial = arn:aws:iam::1:mfa/me
        [profile browser]
        sso_session = corp
        [profile quote]
        credential_process = tool 'open
        [profile empty]
        region = eu-west-1
        """,
    ]

    @Test("takes the environment first")
    func environment() async throws {
        let found = try await find(
            ["HOME": "/people/u", "AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"],
            files: files)
        #expect(found.accessKeyID == "ENV" && found.secretAccessKey.reveal() == "s")
        #expect(found.sessionToken?.reveal() == "t")
    }

    @Test("takes empty variables for none")
    func emptyVariables() async throws {
        let found = try await find(["HOME": "/people/u", "AWS_ACCESS_KEY_ID": "", "AWS_PROFILE": ""], files: files)
        #expect(found.accessKeyID == "DEFAULTKEY" && found.secretAccessKey.reveal() == "default+secret/==")
    }

    @Test(
        "reads profiles of both files",
        arguments: [
            ("backup", "BACKUPKEY", "back#up"), ("inconfig", "CONFIGKEY", "configsecret"),
        ])
    func profiles(name: String, key: String, secret: String) async throws {
        let byVariable = try await find(["HOME": "/people/u", "AWS_PROFILE": name], files: files)
        #expect(byVariable.accessKeyID == key && byVariable.secretAccessKey.reveal() == secret)
        #expect(try await find(["HOME": "/people/u"], profile: name, files: files) == byVariable)
    }

    @Test("looks where the variables point")
    func otherFiles() async throws {
        let environment = ["AWS_SHARED_CREDENTIALS_FILE": "/c", "AWS_CONFIG_FILE": "/d", "AWS_PROFILE": "p"]
        let text = "[p]\naws_access_key_id=A\naws_secret_access_key=B"
        #expect(try await find(environment, files: ["/c": text]).accessKeyID == "A")
        #expect(try await find(environment, files: ["/d": "[profile " + text.dropFirst()]).accessKeyID == "A")
    }

    @Test(
        "says where it looked, and what is half there, without the secret",
        arguments: [
            ([String: String](), "none in the environment"), (["AWS_PROFILE": "nobody"], "no such profile"),
            (["AWS_PROFILE": "half"], "no aws_secret_access_key"),
            (["AWS_PROFILE": "role"], "neither source_profile nor credential_source"),
            (["AWS_PROFILE": "both"], "source_profile and credential_source stand"),
            (["AWS_PROFILE": "lost"], "source_profile `nobody` isn't there"),
            (["AWS_PROFILE": "ring1"], "`ring1` → `ring2` → `ring1`"),
            (["AWS_PROFILE": "elsewhere"], "`Moon` isn't known"), (["AWS_PROFILE": "second"], "second factor"),
            (["AWS_PROFILE": "browser"], "logs in by browser"), (["AWS_PROFILE": "quote"], "quote"),
            (["AWS_PROFILE": "empty"], "none in the environment"),
            (["AWS_WEB_IDENTITY_TOKEN_FILE": "/t"], "a token is there and no role"),
            (["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://evil.example/"], "may not be asked without TLS"),
            (["AWS_ACCESS_KEY_ID": "X"], "AWS_SECRET_ACCESS_KEY isn't set"),
        ])
    func failures(environment: [String: String], reason: String) async throws {
        let home = environment["AWS_PROFILE"] == nil ? "/nowhere" : "/people/u"
        let error = await #expect(throws: ObjectStoreError.self) {
            try await find(environment.merging(["HOME": home]) { $1 }, files: files)
        }
        #expect(error?.code == .invalidCredentials)
        #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
        #expect(error?.advice != nil)
    }

    @Test("names who asks by the access key, and never shows the secret")
    func identity() async throws {
        let provider = try await chain(["HOME": "/people/u"], files: files).find()
        #expect(provider.identity == "DEFAULTKEY")
        #expect(!"\(provider) \(String(reflecting: provider))".contains("default+secret"))
    }

    @Test(
        "says without asking anybody what would be used",
        arguments: [
            (["AWS_ACCESS_KEY_ID": "ENV", "AWS_WEB_IDENTITY_TOKEN_FILE": "/t"], "the environment (AWS_ACCESS_KEY_ID)"),
            (["AWS_WEB_IDENTITY_TOKEN_FILE": "/t", "AWS_ROLE_ARN": "arn:r"], "a web identity for arn:r (token in /t)"),
            (["AWS_PROFILE": "both"], "role arn:aws:iam::1:role/r (profile `both`)"),
            (["AWS_PROFILE": "quote"], "credential_process of profile `quote`"),
            (
                ["AWS_PROFILE": "empty", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2"],
                "the container's role (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)"
            ),
        ])
    func evidence(environment: [String: String], words: String) throws {
        #expect(try chain(environment.merging(["HOME": "/people/u"]) { $1 }, files: files).evidence == words)
    }
}
