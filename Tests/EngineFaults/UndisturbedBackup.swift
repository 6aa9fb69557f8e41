import EngineHarness
import FaultRig

/// A backup that nothing went wrong with: what crashed ones are measured by.
struct UndisturbedBackup: Sendable {
    var requests: Int
    var form: ManifestForm

    init(_ shape: BackupShape) async throws {
        self = try await withEngineRig(shape.configuration) { rig in
            _ = try await rig.withMachine { try await $0.create("nightly") }
            let requests = rig.kill.count
            return Self(requests: requests, form: try ManifestForm(of: "nightly", BackupOracle(rig)))
        }
    }

    private init(requests: Int, form: ManifestForm) {
        self.requests = requests
        self.form = form
    }
}
