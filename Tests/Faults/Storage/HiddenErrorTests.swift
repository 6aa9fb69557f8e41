import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import Testing
import Transfers

/// R10: 200, and an error in the body.
@Suite("Errors inside a 200", .serialized, .timeLimit(.minutes(2)))
struct HiddenErrorTests {
    private static let verbs = [S3Verb.copyObject, .copyPart, .completeUpload]

    @Test("are failures", arguments: verbs, ["InternalError", "SlowDown"])
    func failures(verb: S3Verb, code: String) async throws {
        let rule = FaultRule(.errorInside200(code: code), on: [verb])
        try await Rig.with([rule], policy: .never) { rig async throws in
            let failures = try await rig.move(rig.fill([(11 << 20) + 3]), Self.configuration(verb))
            #expect(failures.count == 1 && failures[0].reason.contains(code))
            #expect(rig.double.objects(in: "backup").isEmpty)
        }
    }

    @Test("are tried again", arguments: verbs)
    func retried(verb: S3Verb) async throws {
        let rule = FaultRule(.errorInside200(code: "InternalError"), on: [verb], .attempts(1...2))
        try await Rig.with([rule]) { rig async throws in
            let items = rig.fill([(11 << 20) + 3])
            let failures = try await rig.move(items, Self.configuration(verb))
            #expect(failures.isEmpty && rig.wrong(among: items).isEmpty)
            #expect(rig.double.log.count { $0.fault == "errorInside200" } >= 2)
        }
    }

    private static func configuration(_ verb: S3Verb) -> TransferConfiguration {
        TransferConfiguration(
            mode: .direct, concurrency: 4, multipartThreshold: verb == .copyObject ? 1 << 30 : 6 << 20,
            partSize: 5 << 20)
    }
}
