internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Reads many objects at once, and counts what came of it in the order of their keys: so a run that is cut off knows up
/// to which key it has come.
struct HashRun {
    /// How far reading may be ahead of the oldest object that is still being read.
    private static let ahead = 4096

    let environment: BackupEnvironment
    let layout: BackupLayout
    let names: [CollectionID: CollectionReference]
    /// Whether a differing ETag is a sign of anything.
    let comparesETags: Bool
    /// Whether an earlier run has found an ETag that is an MD5.
    let etagsAreMD5s: Bool
    /// Kept now and then, and when the run is cut off; at the end with whether checksums that were doubted count.
    let save: @Sendable (HashTally, [HashTally.NewChecksum], _ acceptsDoubted: Bool) async throws -> Void
    /// Between two times of saving.
    var interval: Duration = .seconds(30)

    /// `items`: on the spool, in the order of their keys; those up to the tally's position were read already.
    func run(_ items: PlanRun, on spool: PlanSpool, from start: HashTally) async throws -> HashTally {
        var tally = start
        var recorded: [HashTally.NewChecksum] = []
        do {
            try await read(items, spool, &tally, &recorded)
        } catch {
            // What was done isn't done twice.
            let (done, new, save) = (tally, recorded, save)
            await uncancelled { try? await save(done, new, false) }
            throw error
        }
        let acceptsDoubted = tally.settle(etagsAreMD5s: etagsAreMD5s)
        try await save(tally, recorded, acceptsDoubted)
        return tally
    }

    private func read(
        _ items: PlanRun, _ spool: PlanSpool, _ tally: inout HashTally, _ recorded: inout [HashTally.NewChecksum]
    ) async throws {
        let hasher = ObjectHasher(
            store: environment.backupStore, layout: layout, network: environment.transfer.executor)
        let counters = environment.observer.counters
        var reader = PlanRunReader(items, in: spool)
        let position = tally.position
        var saved = environment.clock.now()
        let work = OrderedWork<HashItem, HashOutcome>(width: environment.transfer.concurrency, ahead: Self.ahead) {
            try await hasher.outcome(of: $0)
        }
        try await work.run(
            { try Self.next(&reader, after: position) }, done: { counters.done(objects: 1, bytes: $0.size) }
        ) { item, outcome in
            let name = names[item.collection].map { "\($0)" } ?? ""
            let new = tally.take(item, outcome, of: name, comparesETags: comparesETags)
            if let new { recorded.append(new) }
            let now = environment.clock.now()
            guard now - saved >= interval || recorded.count >= 50_000 else { return }
            try await save(tally, recorded, false)
            recorded = []
            saved = now
        }
    }

    private static func next(_ reader: inout PlanRunReader, after position: String) throws -> HashItem? {
        while let line = try reader.nextLine() {
            guard let item = HashItem(line: line) else { throw PlanRunReader.unreadable }
            let key = BackupLayout.relativePath(of: item.object)
            if position.isEmpty || ByteOrder.compare(position, key) < 0 { return item }
        }
        return nil
    }
}
