internal import BackupFormat
internal import Basics
internal import Zstandard

/// Writes finished plans to the backup's store, so that whoever takes the run up has the same frozen list without asking
/// Milvus: several small plans in one object, a large one in several.
actor PlanJournal {
    /// Compressed bytes of one object.
    private static let chunkSize = 4 << 20
    /// A plan waits no longer than this for others to share its object, as long as plans come.
    private static let patience: Duration = .seconds(10)

    private let directory: RunDirectory
    private let epoch: Int
    private let spool: PlanSpool
    private let clock: WallClock
    private var compressor = ZstdCompressor(level: 1)
    private var chunk: [UInt8] = []
    private var isEmpty = true
    private var lastWrite: WallTime
    private(set) var chunks = 0
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ claim: CreateClaim, _ spool: PlanSpool, _ clock: WallClock) {
        directory = claim.directory
        epoch = claim.epoch.number
        self.spool = spool
        self.clock = clock
        lastWrite = clock.now()
    }

    func append(_ unit: PlanUnit) async throws {
        await waitForTurn()
        defer { endTurn() }
        let header = try unit.collection.map { plan in
            var reader = PlanRunReader(plan.header, in: spool)
            return try JSONValue(parsing: Array(try reader.nextLine() ?? []))
        }
        try await write(PlanLine.begin(unit, manifest: header) + [0x0A])
        if let plan = unit.collection { try await writeSegments(of: plan) }
        for run in unit.runs {
            for extent in run.extents { try await write(spool.read(extent, from: 0, count: extent.length)) }
        }
        try await write(PlanLine.end(unit) + [0x0A])
        if clock.now() - lastWrite >= Self.patience { try await writeChunk() }
    }

    /// Writes what is held back.
    func flush() async throws {
        await waitForTurn()
        defer { endTurn() }
        try await writeChunk()
    }

    private func writeSegments(of plan: CollectionPlan) async throws {
        var reader = PlanRunReader(plan.segmentLines, in: spool)
        while let line = try reader.nextLine() {
            guard let segment = SegmentLine(line: line)?.segment else { continue }
            try await write(PlanLine.segment(segment.json) + [0x0A])
        }
    }

    private func write(_ bytes: [UInt8]) async throws {
        chunk += try compressor.compress(bytes)
        isEmpty = false
        if chunk.count >= Self.chunkSize { try await writeChunk() }
    }

    private func writeChunk() async throws {
        guard !isEmpty else { return }
        chunk += try compressor.finish()
        chunks += 1
        try await directory.writePlan(chunk, epoch: epoch, number: chunks)
        chunk = []
        isEmpty = true
        lastWrite = clock.now()
    }

    // One plan at a time: its lines stay together.

    private func waitForTurn() async {
        while isBusy {
            await withCheckedContinuation { waiting.append($0) }
        }
        isBusy = true
    }

    private func endTurn() {
        isBusy = false
        let resumed = waiting
        waiting = []
        for continuation in resumed { continuation.resume() }
    }
}
