import AWSSigning
import Basics
import HTTPTransport
import ObjectStorage
import S3Storage
import StubServer
import Testing

@Suite("Sources of credentials", .timeLimit(.minutes(1)))
struct CredentialSourceTests {
    private let home = ["HOME": "/u", "AWS_EC2_METADATA_DISABLED": "true"]

    private func fields(_ request: StubRequest) -> [String: String] {
        let pairs = String(decoding: request.body, as: UTF8.self).split(separator: "&").map { $0.split(separator: "=") }
        return Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") })
    }

    @Test("a web identity is exchanged unsigned, with the token that is in the file at that time")
    func webIdentity() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            double.set { $0.files["/token"] = "jwt/1\n" }
            let environment = [
                "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/r",
                "AWS_ROLE_SESSION_NAME": "night", "AWS_ENDPOINT_URL_STS": server.url,
            ]
            let chain = try CredentialChain.standard(double.services(environment.merging(home) { $1 }, client))
            let provider = try await chain.find()
            #expect(server.requests.isEmpty)
            #expect(try await provider.credentials() == .numbered(1))
            double.set { $0.files["/token"] = "jwt/2" }
            double.advance(.seconds(3601))
            #expect(try await provider.credentials() == .numbered(2))
            #expect(server.requests.map { fields($0)["WebIdentityToken"] } == ["jwt%2F1", "jwt%2F2"])
            let first = try #require(server.requests.first)
            #expect(fields(first)["Action"] == "AssumeRoleWithWebIdentity")
            #expect(fields(first)["RoleArn"] == "arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr")
            #expect(fields(first)["RoleSessionName"] == "night")
            #expect(first.headers["authorization"] == nil && !first.target.contains("jwt"))
            #expect(provider.identity == "role arn:aws:iam::1:role/r")
        }
    }

    @Test("a profile's role is assumed with its source profile's keys, signed for the token service")
    func assumedRole() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            double.set {
                $0.files["/u/.aws/credentials"] = """
                    [base]
                    aws_access_key_id = BASE
                    aws_secret_access_key = base-secret
                    """
                $0.files["/u/.aws/config"] = """
                    [profile night]
                    role_arn = arn:aws:iam::1:role/r
                    source_profile = base
                    role_session_name = s1
                    external_id = x/1
                    duration_seconds = 900
                    region = eu-central-1
                    """
            }
            let environment = home.merging(["AWS_PROFILE": "night", "AWS_ENDPOINT_URL_STS": server.url + "/"]) { $1 }
            let provider = try await CredentialChain.standard(double.services(environment, client)).find()
            #expect(try await provider.credentials() == .numbered(1))
            let request = try #require(server.requests.first)
            let expected = [
                "Action": "AssumeRole", "RoleSessionName": "s1", "ExternalId": "x%2F1", "DurationSeconds": "900",
            ]
            for (name, value) in expected { #expect(fields(request)[name] == value) }
            let authorization = try #require(request.headers["authorization"])
            #expect(authorization.contains("Credential=BASE/20261121/eu-central-1/sts/aws4_request"))
            #expect(authorization.contains("SignedHeaders=content-type;host;x-amz-date"))
        }
    }

    @Test("a role's source may be a role, and its source a program")
    func chainedRoles() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            double.set {
                $0.files["/u/.aws/config"] = """
                    [profile a]
                    role_arn = arn:a
                    source_profile = b
                    [profile b]
                    role_arn = arn:b
                    source_profile = c
                    [profile c]
                    credential_process = /bin/echo '{"Version": 1, "AccessKeyId": "PROC", "SecretAccessKey": "s"}'
                    """
            }
            let environment = home.merging(["AWS_PROFILE": "a", "AWS_ENDPOINT_URL": server.url]) { $1 }
            let provider = try await CredentialChain.standard(double.services(environment, client)).find()
            #expect(try await provider.credentials() == .numbered(2))
            #expect(server.requests.map { fields($0)["RoleArn"] } == ["arn%3Ab", "arn%3Aa"])
            let keys = server.requests.map { $0.headers["authorization"]?.firstRange(of: "Credential=PROC/") != nil }
            #expect(keys == [true, false])
        }
    }

    @Test("a container's endpoint is asked with the token of the file, which goes before the variable")
    func container() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            double.set { $0.files["/pod-token"] = "of-the-pod" }
            let environment = [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": server.url + "/container",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/pod-token", "AWS_CONTAINER_AUTHORIZATION_TOKEN": "other",
            ]
            let provider = try await CredentialChain.standard(double.services(environment, client)).find()
            #expect(try await provider.credentials() == .numbered(1))
            #expect(server.requests.map { $0.headers["authorization"] } == ["of-the-pod"])
        }
    }

    @Test("a token with a line break is refused before anything is sent")
    func tokenWithLineBreak() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            let environment = [
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": server.url + "/container",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN": "a\r\nX-Other: b",
            ]
            let provider = try await CredentialChain.standard(double.services(environment, client)).find()
            await #expect(throws: ObjectStoreError.self) { try await provider.credentials() }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("a machine gives its role's keys against a token only")
    func machine() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            let environment = ["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url]
            let provider = try await CredentialChain.standard(double.services(environment, client)).find()
            #expect(try await provider.credentials() == .numbered(1))
            #expect(server.requests.map(\.method) == ["PUT", "GET", "GET"])
            #expect(server.requests.first?.headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
            #expect(double.issued == 1)
        }
    }

    @Test("version 1 of the metadata service isn't used, and a machine without a role has no credentials")
    func noMachine() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            double.set { $0.refusal = StubResponse(404) }
            let services = double.services(["AWS_EC2_METADATA_SERVICE_ENDPOINT": server.url], client)
            let error = await #expect(throws: ObjectStoreError.self) {
                try await CredentialChain.standard(services).find()
            }
            #expect(error?.reason.contains("the machine's role") == true)
            #expect(server.requests.map(\.method) == ["PUT"])
        }
    }

    @Test("iam takes its endpoint from the configuration, and no keys from the environment")
    func roleOnly() async throws {
        try await CredentialDouble.with { double, server, client async throws in
            var services = double.services(["AWS_ACCESS_KEY_ID": "X", "AWS_SECRET_ACCESS_KEY": "Y"], client)
            services.endpoint = server.url + "/"
            #expect(try await CredentialChain.role(services).find().credentials() == .numbered(1))
        }
    }

    @Test(
        "a refusal is told in the service's own words, with what to do",
        arguments: [
            (403, "AccessDenied", "sts:AssumeRole", false), (400, "ExpiredTokenException", "identity token", false),
            (400, "IDPCommunicationError", "", true), (503, "ServiceUnavailable", "", true),
        ])
    func refusal(status: Int, code: String, advice: String, isRetryable: Bool) async throws {
        try await CredentialDouble.with { double, server, client async throws in
            double.set {
                $0.files["/token"] = "jwt"
                $0.refusal = StubResponse(
                    status,
                    text: "<ErrorResponse><Error><Code>\(code)</Code><Message>words</Message></Error></ErrorResponse>")
            }
            let environment = [
                "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r", "AWS_ENDPOINT_URL_STS": server.url,
            ]
            let provider = try await CredentialChain.standard(double.services(environment, client)).find()
            let error = await #expect(throws: ObjectStoreError.self) { try await provider.credentials() }
            #expect(error?.reason == "\(status) \(code): words")
            #expect(error?.subject == "credentials of role arn:r")
            #expect(error?.isRetryable == isRetryable)
            #expect(advice.isEmpty || error?.advice?.contains(advice) == true)
        }
    }
}
