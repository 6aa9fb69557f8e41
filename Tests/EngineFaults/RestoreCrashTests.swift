import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("A restore whose machine dies")
struct RestoreCrashTests {
    /// Killed on either side of every request, then gone on with: every row is there once (R1, R22).
    @Test(
        "at any request brings every row back once", .timeLimit(.minutes(10)), arguments: RestoreShape.allCases)
    func everyCrashPoint(_ shape: RestoreShape) async throws {
        let (requests, target) = try await RestoreScene.with(shape) { scene in
            _ = try await scene.rig.withMachine { try await scene.restore($0) }
            let target = scene.rig.milvus.shape(of: shape.target)
            scene.check(target, "undisturbed")
            return (scene.rig.kill.count, target)
        }
        let points = CrashPoint.all(requests, stride: FaultBudget.choose(4, full: 1), seed: FaultBudget.seed)
        print("\(shape): \(points.count) crash points of \(2 * requests), seed \(FaultBudget.seed)")
        try await forEach(Array(points.enumerated()), width: 4) { number, point in
            try await RestoreScene.with(shape) { scene in
                try await crashAndResume(at: point, scene, elsewhere: number % 2 == 1)
                scene.check(target, "\(point)")
            }
        }
    }

    /// Every second time from another machine, after Milvus has come to rest.
    private func crashAndResume(at point: CrashPoint, _ scene: RestoreScene, elsewhere: Bool) async throws {
        let rig = scene.rig
        let killed = try await rig.run(killedAt: point.request, point.moment) { try await scene.restore($0) }
        if case .failed(let error) = killed { Issue.record("\(point): \(error)") }
        let half = rig.milvus.keys(of: scene.shape.target) ?? []
        #expect(Set(half).count == half.count && Set(half).isSubset(of: scene.rows), "\(point): doubled")
        if elsewhere { rig.milvus.settle() }
        try await rig.takeOver(elsewhere: elsewhere) { try await scene.goOn($0) }
    }
}
