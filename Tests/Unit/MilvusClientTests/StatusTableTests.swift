import MilvusProtos
import Testing

@testable import MilvusClient

@Suite("Milvus' own status")
struct StatusTableTests {
    @Test("Zero in both numbers is success")
    func success() {
        #expect(error(errorCode: 0, code: 0) == nil)
    }

    @Test(
        "New numbers decide when they are there",
        arguments: [
            (100, MilvusClientError.Code.collectionNotFound), (101, .notLoaded), (200, .partitionNotFound),
            (700, .indexNotFound), (800, .databaseNotFound), (1401, .permissionDenied), (1602, .alreadyExists),
            (8, .rateLimited), (9, .quotaExceeded), (1, .unavailable), (10, .unimplemented), (1100, .invalid),
        ] as [(Int32, MilvusClientError.Code)])
    func codes(number: Int32, code: MilvusClientError.Code) {
        #expect(error(errorCode: 1, code: number)?.code == code)
    }

    @Test(
        "Old numbers decide when servers before 2.3 send no other",
        arguments: [
            (4, MilvusClientError.Code.collectionNotFound), (25, .indexNotFound), (49, .rateLimited),
            (56, .unavailable), (54, .quotaExceeded), (3, .permissionDenied),
        ] as [(Int32, MilvusClientError.Code)])
    func errorCodes(number: Int32, code: MilvusClientError.Code) {
        #expect(error(errorCode: number, code: 0)?.code == code)
    }

    @Test(
        "Error code 1 is told apart by its words",
        arguments: [
            ("can't find collection: docs", MilvusClientError.Code.collectionNotFound),
            ("DescribeIndex failed: index not found", .indexNotFound),
            ("collection docs has not been loaded to memory or load failed", .notLoaded),
            // As 2.2.16 and 2.3.5 say it.
            ("code: CollectionNotExists, reason: can't find collection default:docs", .collectionNotFound),
            ("ShowCollections failed: database:sales not found", .databaseNotFound),
            ("database:sales not empty, must drop all collections before drop database", .invalid),
            ("database already exist: sales", .alreadyExists),
            ("partition ID not found for partition name 'p' in collection 'docs'", .partitionNotFound),
            ("index doesn't exist, collectionID 470618739240283731", .indexNotFound),
            ("the key[root-coord/credential/roles/reader] has existed", .alreadyExists),
            ("role [name:\"reader\"] already exists", .alreadyExists),
            ("create duplicate collection with different parameters, collection: docs", .alreadyExists),
            ("import task id doesn't exist", .notFound),
            ("something nobody has seen", .other),
        ])
    func words(reason: String, code: MilvusClientError.Code) {
        #expect(error(errorCode: 1, code: 0, reason: reason)?.code == code)
    }

    @Test("The server's word that a retry can help counts")
    func retriable() {
        var status = WireStatus()
        status.code = 65535
        #expect(StatusTable.error(of: status, operation: "X", subject: "", server: "s")?.isRetryable == false)
        status.retriable = true
        #expect(StatusTable.error(of: status, operation: "X", subject: "", server: "s")?.isRetryable == true)
    }

    @Test("An error tells what was asked, of what, where, and the server's words and number")
    func tells() {
        let text = error(errorCode: 1, code: 100, reason: "collection not found[database=default]")?.description
        #expect(
            text == "DescribeCollection of default.docs on Milvus host:19530 failed (collectionNotFound): "
                + "collection not found[database=default] (code 100)")
    }

    private func error(errorCode: Int32, code: Int32, reason: String = "") -> MilvusClientError? {
        var status = WireStatus()
        status.errorCode = errorCode
        status.code = code
        status.reason = reason
        return StatusTable.error(
            of: status, operation: "DescribeCollection", subject: "default.docs", server: "host:19530")
    }
}
