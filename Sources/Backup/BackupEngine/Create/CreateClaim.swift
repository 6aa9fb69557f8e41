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
        guard !epoch.isExclusive else { return }
        // Nothing but the epoch kept a second run away: it may have sealed before it wrote that, and its marker may
        // have come last.
        let writer = BackupWriter(store: claim.store, layout: directory.layout)
        if try await writer.isSealed {
            throw BackupError(
                .inUse, "Another run made the backup '\(directory.layout.name)' while this one was at work.",
                subject: directory.layout.name.text,
                advice: "Nothing was sealed or removed by this run; look at the other one.")
        }
        if try await !writer.stillHolds(marker) { try await writer.restate(marker) }
    }
}

extension RunClaim {
    init(_ layout: BackupLayout, in environment: BackupEnvironment) {
        self.init(
            environment: environment, store: environment.backupStore, prefix: layout.runPrefix,
            subject: "the backup '\(layout.name)'")
    }
}
