import Basics
import MilvusModel
import Testing

@testable import MilvusClient

@Suite("Access control")
struct AccessControlTests {
    @Test("What a server has already is taken out, whoever granted it")
    func subtracts() {
        let wanted = AccessControl(
            users: [UserDescription(name: "root"), UserDescription(name: "app", passwordHash: Secret("$2a$"))],
            roles: [RoleDescription(name: "admin"), RoleDescription(name: "reader")],
            grants: [grant("Search", by: "root"), grant("Query", by: "root")])
        let present = AccessControl(
            users: [UserDescription(name: "root")], roles: [RoleDescription(name: "admin")],
            grants: [grant("Search", by: "someone else")])
        let missing = wanted.subtracting(present)
        #expect(missing.users.map(\.name) == ["app"])
        #expect(missing.roles.map(\.name) == ["reader"])
        #expect(missing.grants.map(\.privilege) == ["Query"])
    }

    @Test("Credentials go as gRPC and as REST want them, and never show")
    func credentials() {
        let password = MilvusCredentials.password(user: "root", Secret("Milvus"))
        #expect(password.grpcAuthorization == "cm9vdDpNaWx2dXM=")
        #expect(password.restAuthorization == "Bearer root:Milvus")
        #expect(MilvusCredentials.token(Secret("key")).grpcAuthorization == "a2V5")
        #expect(!"\(password)".contains("Milvus\""))
        #expect("\(password)".contains("•••"))
    }

    private func grant(_ privilege: String, by grantor: String) -> Grant {
        Grant(role: "reader", objectType: "Collection", objectName: "docs", privilege: privilege, grantor: grantor)
    }
}
