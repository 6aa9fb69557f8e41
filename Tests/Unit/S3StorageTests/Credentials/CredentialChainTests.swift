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
        let chain = CredentialChain.standard(environment: environment, profile: profile) { files[$0] }
        return try await chain.find().credentials()
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
            (["AWS_PROFILE": "half"], "no aws_secret_access_key"), (["AWS_PROFILE": "role"], "no aws_access_key_id"),
            (["AWS_ACCESS_KEY_ID": "X"], "AWS_SECRET_ACCESS_KEY isn't set"),
        ])
    func failures(environment: [String: String], reason: String) async throws {
        let home = environment.isEmpty ? "/nowhere" : "/people/u"
        let error = await #expect(throws: ObjectStoreError.self) {
            try await find(environment.merging(["HOME": home]) { $1 }, files: files)
        }
        #expect(error?.code == .invalidCredentials)
        #expect(error?.reason.contains(reason) == true, "\(String(describing: error))")
        #expect(error?.advice != nil)
    }

    @Test("names who asks by the access key, and never shows the secret")
    func identity() async throws {
        let chain = CredentialChain.standard(environment: ["HOME": "/people/u"]) { files[$0] }
        let provider = try await chain.find()
        #expect(provider.identity == "DEFAULTKEY")
        #expect(!"\(provider) \(String(reflecting: provider))".contains("default+secret"))
    }
}
