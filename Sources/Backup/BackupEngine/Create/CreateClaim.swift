internal import BackupFormat
internal import ObjectStorage

/// That a backup is this process' to make: its marker holds the name, its epoch the work.
struct CreateClaim: Sendable {
    let marker: RunMarker
    let directory: RunDirectory
    let epoch: RunEpoch
    /// Whether another run had begun it.
    let isTakenUp: Bool
    private let claim: RunClaim

    /// `marker`: just written.
    init(beginning marker: RunMarker, _ layout: BackupLayout, in environment: BackupEnvironment) async throws {
        let claim = RunClaim(layout, in: environment)
        self.init(marker, layout, claim, try await claim.begin(), isTakenUp: false)
    }

    /// - Throws: ``BackupError/Code/inUse`` when somebody works at it, or takes it up at the same time.
    init(takingUp marker: RunMarker, _ layout: BackupLayout, in environment: BackupEnvironment) async throws {
        let claim = RunClaim(layout, in: environment)
        self.init(marker, layout, claim, try await claim.takeOver(), isTakenUp: true)
    }

    private init(
        _ marker: RunMarker, _ layout: BackupLayout, _ claim: RunClaim, _ epoch: RunEpoch, isTakenUp: Bool
    ) {
        self.marker = marker
        self.claim = claim
        self.epoch = epoch
        self.isTakenUp = isTakenUp
        directory = RunDirectory(store: claim.store, layout: layout)
    }

    func holding<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await claim.holding(epoch, work)
    }

    /// Asked before anything is removed and before the seal.
    ///
    /// - Throws: when somebody else has taken the name or the run.
    func check() async throws {
        try await claim.confirm(epoch)
        // Where no condition kept a second run from writing the marker, its words decide.
        guard !claim.store.capabilities.conditionalPut, try await directory.marker()?.runID != marker.runID else {
            return
        }
        throw BackupError(
            .inUse, "Another run took the name '\(directory.layout.name)' while this one was at work.",
            subject: directory.layout.name.text,
            advice: "Nothing was sealed or removed by this run; look at the other one.")
    }
}

extension RunClaim {
    init(_ layout: BackupLayout, in environment: BackupEnvironment) {
        self.init(
            environment: environment, store: environment.backupStore, prefix: layout.runPrefix,
            subject: "the backup '\(layout.name)'")
    }
}
