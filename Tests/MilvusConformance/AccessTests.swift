import Basics
import MilvusClient
import MilvusModel
import Testing

@Suite("Access to real servers", .serialized, .timeLimit(.minutes(5)))
struct AccessTests {
    @Test("The right password over TLS is let in, a wrong one and none are not")
    func passwords() async throws {
        let server = BenchServer.authorizing
        let root = MilvusCredentials.password(
            user: try server.value("USER"), Secret(try server.value("PASSWORD")))
        try await withMilvus(server, credentials: root) { milvus, _ in
            let databases = try await milvus.listDatabases()
            #expect(databases.contains(.default))
        }
        for wrong in [.password(user: "root", Secret("wrong")), nil] as [MilvusCredentials?] {
            try await withMilvus(server, credentials: wrong) { milvus, _ in
                let error = await #expect(throws: MilvusClientError.self) {
                    try await milvus.listCollections(in: .default)
                }
                #expect(error?.code == .unauthenticated)
                #expect(error?.isRetryable == false)
            }
        }
    }

    @Test("A server that wants a client certificate gets one, or refuses")
    func mutual() async throws {
        try await withMilvus(.mutual, withCertificate: true) { milvus, _ in
            let features = try await milvus.features()
            #expect(features.has(.databases))
        }
        try await withMilvus(.mutual) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) { try await milvus.features() }
            #expect(error?.code == .connection)
        }
    }

    @Test("Roles, users and grants come back as they were restored")
    func accessControl() async throws {
        let server = BenchServer.authorizing
        let root = MilvusCredentials.password(
            user: try server.value("USER"), Secret(try server.value("PASSWORD")))
        let grant = Grant(role: "milvault_reader", objectType: "Collection", objectName: "*", privilege: "Search")
        let wanted = AccessControl(
            users: [
                UserDescription(name: "milvault_app", roles: ["milvault_reader"]),
                UserDescription(name: "milvault_nobody"),
            ],
            roles: [RoleDescription(name: "milvault_reader")], grants: [grant])
        try await withMilvus(server, credentials: root) { milvus, _ in
            let leftOut = try await milvus.restoreAccessControl(
                wanted, passwords: ["milvault_app": Secret("Milvault1")])
            #expect(leftOut == ["milvault_nobody"])
            let found = try await milvus.accessControl()
            #expect(found.users.first { $0.name == "milvault_app" }?.roles == ["milvault_reader"])
            #expect(found.roles.map(\.name).contains("milvault_reader"))
            let grants = found.grants.filter { $0.role == "milvault_reader" }
            #expect(grants.map(\.privilege) == ["Search"])
            #expect(grants.map(\.objectType) == ["Collection"])
            #expect(grants.map(\.grantor) == ["root"])
            // A second time there is nothing to do but for the user without a password.
            let missing = wanted.subtracting(found)
            #expect(try await milvus.restoreAccessControl(missing) == ["milvault_nobody"])
        }
        let app = MilvusCredentials.password(user: "milvault_app", Secret("Milvault1"))
        try await withMilvus(server, credentials: app) { milvus, _ in
            let error = await #expect(throws: MilvusClientError.self) {
                try await milvus.createDatabase(DatabaseName("mine"))
            }
            #expect(error?.code == .permissionDenied)
        }
    }
}
