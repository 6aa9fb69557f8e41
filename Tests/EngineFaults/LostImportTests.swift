import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("Imports whose answer is lost")
struct LostImportTests {
    static let losses: [(RestoreShape, ClosedRange<Int>)] = RestoreShape.allCases.flatMap { shape in
        [1...1, 2...2, 1...2].map { (shape, $0) }
    }

    /// The server took them, and nobody knows (R21).
    @Test("aren't asked for twice", arguments: losses)
    func lostReplies(_ shape: RestoreShape, _ calls: ClosedRange<Int>) async throws {
        try await RestoreScene.with(shape) { scene in
            let call = shape.usesJobs ? "/v2/vectordb/jobs/import/create" : "Import"
            scene.rig.milvus.add(MilvusFault(call, calls, .loseReply))
            try await scene.rig.withMachine { machine in
                let report = try await scene.restore(machine)
                #expect(report.isComplete, "\(report)")
            }
            scene.check(scene.rig.milvus.shape(of: shape.target), "\(shape) \(calls)")
            #expect(scene.rig.milvus.importCount(of: shape.target) == 2)
        }
    }

    /// The server never saw them.
    @Test("are asked for again when the server knows nothing of them", arguments: RestoreShape.allCases)
    func lostRequests(_ shape: RestoreShape) async throws {
        try await RestoreScene.with(shape) { scene in
            let call = shape.usesJobs ? "/v2/vectordb/jobs/import/create" : "Import"
            scene.rig.milvus.add(MilvusFault(call, 1...1, .loseRequest))
            let report = try await scene.rig.withMachine { try await scene.restore($0) }
            #expect(report.isComplete, "\(report)")
            scene.check(scene.rig.milvus.shape(of: shape.target), "\(shape)")
        }
    }
}

extension RestoreShape {
    var usesJobs: Bool { self == .jobs || self == .keyedJobs }
}
