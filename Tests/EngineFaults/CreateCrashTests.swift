import BackupEngine
import EngineHarness
import FaultRig
import Testing

@Suite("A backup whose machine dies")
struct CreateCrashTests {
    /// Killed on either side of every request, then gone on with by another machine: the backup is the one that an
    /// undisturbed run makes, and at no moment is there half a one (R1).
    @Test(
        "at any request ends as the undisturbed one", .timeLimit(.minutes(10)),
        arguments: FaultBudget.isFull ? BackupShape.allCases : [.plain, .lively])
    func everyCrashPoint(_ shape: BackupShape) async throws {
        let undisturbed = try await UndisturbedBackup(shape)
        let step = FaultBudget.choose(3, full: 1)
        let points = CrashPoint.all(undisturbed.requests, stride: step, seed: FaultBudget.seed)
        print("\(shape): \(points.count) crash points of \(2 * undisturbed.requests), seed \(FaultBudget.seed)")
        try await forEach(Array(points.enumerated()), width: 4) { number, point in
            try await withEngineRig(shape.configuration) { rig in
                try await crashAndResume(at: point, rig, undisturbed, elsewhere: number % 2 == 1)
            }
        }
    }

    /// Every second time on another machine.
    private func crashAndResume(
        at point: CrashPoint, _ rig: EngineRig, _ undisturbed: UndisturbedBackup, elsewhere: Bool
    ) async throws {
        let killed = try await rig.run(killedAt: point.request, point.moment) { try await $0.create("nightly") }
        if case .failed(let error) = killed { Issue.record("\(point): \(error)") }
        let state = try await HalfBackup.check(rig, "nightly", "\(point)")
        try await rig.takeOver(elsewhere: elsewhere) { try await $0.goOn("nightly", state) }
        let oracle = BackupOracle(rig)
        #expect(oracle.data(of: "nightly") == oracle.expectedData(of: ["docs"]), "\(point)")
        let form = try ManifestForm(of: "nightly", oracle)
        #expect(form.differences(from: undisturbed.form) == [], "\(point)")
        #expect(!oracle.paths(of: "nightly").contains { $0.hasPrefix("run/") }, "\(point)")
        #expect(try await rig.withMachine { try await $0.list() } == ["nightly": .complete], "\(point)")
        #expect(try await rig.withMachine { try await $0.restore("nightly", suffix: "_back") }.isComplete, "\(point)")
        #expect(rig.milvus.keys(of: "docs_back") == rig.milvus.keys(of: "docs"), "\(point)")
        let lease = rig.milvus.garbageCollectionLease
        #expect(lease <= rig.configuration.limits.garbageCollectionLease, "\(point)")
    }
}

extension Machine {
    /// What is to be done with a backup whose run died; a sealed one keeps the run's litter until then.
    func goOn(_ name: String, _ state: BackupSummary.State?) async throws {
        guard state != nil else {
            _ = try await create(name)
            return
        }
        switch try await resume(name) {
        case .finished(let report): #expect(report.isComplete && state == .unfinished)
        case .alreadyComplete: #expect(state == .complete)
        }
    }
}

extension EngineRig {
    /// Runs `body` on the host of the dead, or on another one, which waits until their lease has run out.
    func takeOver(elsewhere: Bool, _ body: @escaping @Sendable (Machine) async throws -> Void) async throws {
        guard elsewhere else { return try await withMachine { try await body($0) } }
        try await time.running { try await withMachine(on: HostDouble("second")) { try await body($0) } }
    }
}
