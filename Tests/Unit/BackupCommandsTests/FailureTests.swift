import BackupCommands
import BackupConfiguration
import Basics
import HTTPTransport
import MilvusClient
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Failures")
struct FailureTests {
    typealias Status = BackupCommands.ExitStatus

    private struct Unforeseen: Error {}

    @Test(
        "an engine error ends with its own exit code",
        arguments: [
            (BackupError.Code.failed, Status.failed, "failed"),
            (.invalidRequest, .usage, "invalid-request"), (.noSuchBackup, .noSuchBackup, "no-such-backup"),
            (.inUse, .inUse, "in-use"), (.accessDenied, .accessRefused, "access-refused"),
            (.incompatibleVersions, .incompatibleVersions, "incompatible-versions"),
            (.damagedBackup, .damagedBackup, "damaged-backup"), (.interrupted, .interrupted, "interrupted"),
        ])
    func engine(code: BackupError.Code, status: Status, name: String) {
        let failure = Failure(BackupError(code, "It broke.", subject: "nightly", advice: "Mend it."))
        #expect(failure == Failure(status, code: name, "It broke.", subject: "nightly", advice: "Mend it."))
    }

    @Test("what is damaged is in the document for scripts, and the first of it in the text")
    func damages() {
        var error = BackupError(.damagedBackup, "It is damaged: a.", subject: "nightly", advice: "Take another.")
        #expect(Failure(error).json["error"]?["findings"] == nil)
        error.damages = [
            VerifyFinding(
                code: .missing, object: "binlogs/x", collection: "default.docs", segment: nil, field: nil,
                message: "a", meaning: "b")
        ]
        error.damageCount = 7
        let json = Failure(error).json["error"]
        #expect(json?["findingCount"]?.int64 == 7)
        #expect(json?["findings"]?.array == error.damages.map(\.json))
        #expect(json?["advice"]?.string == "Take another.")
    }

    @Test(
        "a store's refusal is told from its failure",
        arguments: [
            (ObjectStoreError.Code.accessDenied, Status.accessRefused), (.invalidCredentials, .accessRefused),
            (.cancelled, .interrupted), (.notFound, .failed), (.connection, .failed), (.throttled, .failed),
        ])
    func store(code: ObjectStoreError.Code, status: Status) {
        let error = ObjectStoreError(
            code, operation: "list", subject: "http://s3/b/p", reason: "403 AccessDenied", requestID: "42",
            advice: "Grant it.")
        let failure = Failure(error)
        #expect(failure.status == status)
        #expect(failure.advice == "Grant it.")
        #expect(failure.message.contains("403 AccessDenied (request 42)"))
        #expect(!failure.message.contains("Grant it."))
    }

    @Test(
        "so is Milvus' refusal",
        arguments: [
            (MilvusClientError.Code.unauthenticated, Status.accessRefused), (.permissionDenied, .accessRefused),
            (.cancelled, .interrupted), (.unavailable, .failed), (.connection, .failed),
        ])
    func milvus(code: MilvusClientError.Code, status: Status) {
        let failure = Failure(MilvusClientError(code, operation: "Flush", server: "localhost:19530", reason: "no"))
        #expect(failure.status == status)
        #expect(failure.subject == "localhost:19530")
    }

    @Test("configuration, cancellation and the unknown have their codes too")
    func others() {
        let configuration = ConfigurationError("Bad.", subject: "a.b", place: "backup.yaml:3", advice: "Do.")
        #expect(
            Failure(configuration)
                == Failure(.usage, code: "configuration", "backup.yaml:3: Bad.", subject: "a.b", advice: "Do."))
        #expect(Failure(CancellationError()).status == .interrupted)
        #expect(Failure(HTTPTransportError(.cancelled, operation: "GET x", reason: "")).status == .interrupted)
        #expect(Failure(HTTPTransportError(.tls, operation: "GET x", reason: "")).code == "connection")
        #expect(Failure(Unforeseen()).status == .failed)
    }

    @Test("a failure as JSON keeps the order that is documented")
    func json() {
        let failure = Failure(.noSuchBackup, code: "no-such-backup", "None \"x\".", subject: "x")
        #expect(
            failure.json.text()
                == #"{"error":{"code":"no-such-backup","message":"None \"x\".","subject":"x","advice":null}}"#)
    }

    @Test("every exit status has its row in the documents")
    func documented() throws {
        let page = try Golden.fixture("../docs/exit-codes.md")
        for status in Status.allCases { #expect(page.contains("\n| \(status.rawValue) | \(status) |")) }
    }
}
