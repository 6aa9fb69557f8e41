internal import BackupFormat
internal import Basics
internal import MilvusModel
internal import ObjectStorage
internal import Transfers

/// Copies what the snapshots name and proves by listing that it arrived.
struct CopyPhase {
    let environment: BackupEnvironment
    let layout: BackupLayout
    let snapshots: SnapshotPhase
    let ledger = CopyLedger()

    /// Collections whose objects vanish are snapshotted anew, a bounded number of times; what else fails, fails alone.
    func run(_ outcomes: inout [CollectionOutcome]) async throws {
        for attempt in 1...environment.limits.snapshotAttempts {
            try await addIndexFiles(to: &outcomes)
            try await copyRun.copy(outcomes.compactMap(\.snapshot).flatMap { $0.copyItems(into: layout) })
            let isLast = attempt == environment.limits.snapshotAttempts
            guard try await settleFailures(of: &outcomes, isLast: isLast) else { break }
        }
        try await prove(&outcomes)
    }

    private var copyRun: CopyRun { CopyRun(environment: environment, ledger: ledger) }

    private func addIndexFiles(to outcomes: inout [CollectionOutcome]) async throws {
        var taken = outcomes.compactMap(\.snapshot)
        try await IndexFileFinder(environment: environment).addIndexFiles(to: &taken)
        let byName = Dictionary(taken.map { ($0.reference, $0) }) { first, _ in first }
        for index in outcomes.indices {
            if let snapshot = byName[outcomes[index].collection] { outcomes[index].result = .success(snapshot) }
        }
    }

    /// - Returns: whether a collection was snapshotted anew and has something left to copy.
    private func settleFailures(of outcomes: inout [CollectionOutcome], isLast: Bool) async throws -> Bool {
        var somethingLeft = false
        for index in outcomes.indices {
            guard let failure = ledger.takeFailure(of: outcomes[index].collection) else { continue }
            switch failure {
            case .vanished(let error) where !isLast:
                environment.observer.emit(.note("\(error.reason) Listing \(outcomes[index].collection) anew."))
                outcomes[index] = try await snapshots.again(outcomes[index].collection)
                somethingLeft = somethingLeft || outcomes[index].snapshot != nil
            case .vanished(let error), .failed(let error):
                outcomes[index].result = .failure(
                    BackupError(causedBy: error, while: "copy", subject: "\(outcomes[index].collection)"))
            }
        }
        return somethingLeft
    }

    /// Every planned object must be listed in the backup with its size before the seal promises it; what lies there
    /// unplanned (copied for a collection that failed or was listed anew) is removed.
    private func prove(_ outcomes: inout [CollectionOutcome]) async throws {
        let listed = try await listedSizes()
        for index in outcomes.indices {
            let items = outcomes[index].snapshot?.copyItems(into: layout) ?? []
            guard let lost = items.first(where: { listed[$0.transfer.destination] != $0.transfer.size }) else {
                continue
            }
            let seen = listed[lost.transfer.destination].map { "with \($0) bytes" } ?? "not at all"
            outcomes[index].result = .failure(
                BackupError(
                    .failed,
                    "\(lost.transfer.destination) was copied with \(lost.transfer.size) bytes and is listed \(seen).",
                    subject: "\(outcomes[index].collection)", advice: "Does anything else write below the backup root?")
            )
        }
        let planned = Set(
            outcomes.compactMap(\.snapshot).flatMap { $0.copyItems(into: layout) }.map(\.transfer.destination))
        try await remove(listed.keys.filter { !planned.contains($0) && layout.parse($0) != nil })
    }

    private func listedSizes() async throws -> [ObjectKey: Int64] {
        var sizes: [ObjectKey: Int64] = [:]
        try await environment.backupStore.list(layout.prefix) { page in
            for object in page.objects { sizes[object.key] = object.size }
        }
        return sizes
    }

    private func remove(_ keys: [ObjectKey]) async throws {
        for start in stride(from: 0, to: keys.count, by: 1000) {
            _ = try await environment.backupStore.delete(Array(keys[start..<min(start + 1000, keys.count)]))
        }
    }
}
