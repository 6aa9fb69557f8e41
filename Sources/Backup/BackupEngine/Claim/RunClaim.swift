internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// Sees to it that one process at a time works on a run: the owner of the highest epoch.
///
/// An epoch is an object that is created once (`If-None-Match: *`). Its owner gives a sign of life every
/// ``EngineLimits/signOfLife``; whoever wants to go on with the run waits until none came for
/// ``EngineLimits/runLease``, or sees on the same machine that the owner's process is gone, and creates the next epoch.
/// The former owner, should it live after all, finds the higher epoch before it does anything that can't be undone.
///
/// Some stores ignore the condition or refuse it; whether this one does is tried out with every claim. There two may
/// write the same epoch, and the last one's words stand: after ``EngineLimits/claimSettling`` the others find that they
/// aren't their own.
///
/// Owners are looked for by their keys: a listing may be late.
struct RunClaim: Sendable {
    let environment: BackupEnvironment
    let store: any ObjectStore
    /// Of the run's own objects, with a slash at its end.
    let prefix: String
    /// What the run is about, for messages: a backup's name.
    let subject: String

    /// The first epoch.
    ///
    /// - Throws: `.inUse` when the run is claimed already.
    func begin() async throws -> RunEpoch {
        try await claim(1)
    }

    /// The next epoch, once it is certain enough that the present owner is dead. A run that nobody ever owned is free.
    ///
    /// - Throws: `.inUse` when the owner lives, or somebody else was faster.
    func takeOver() async throws -> RunEpoch {
        guard let last = try await lastEpoch() else { return try await claim(1) }
        let owner = try await owner(of: last)
        try await waitForDeath(of: owner, last)
        return try await claim(last + 1)
    }

    /// What can be told of the owner at once: true when it is gone, false when it lives, nil when only time tells.
    func isAbandoned() async throws -> Bool? {
        guard let last = try await lastEpoch(), let owner = try await owner(of: last) else { return nil }
        return environment.processes.isGone(owner.host)
    }

    /// Whether the epoch is still ours: asked before whatever can't be undone.
    ///
    /// - Throws: `.inUse` when another owner took over.
    func confirm(_ epoch: RunEpoch) async throws {
        if try await store.exists(key(epoch.number + 1)) { throw lost(try await owner(of: epoch.number + 1)) }
        guard let found = try await metadata(key(epoch.number)) else { throw lost(nil) }
        guard let etag = found.etag, let ours = epoch.etag, etag != ours else { return }
        throw lost(try await owner(of: epoch.number))
    }

    /// Runs `work` while giving signs of life; ends it when the run is lost.
    func holding<Result: Sendable>(
        _ epoch: RunEpoch, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await accompanied(by: { try await live(epoch) }, work)
    }

    /// Until cancelled. A store that is away is no reason to end: the work meets it as well.
    private func live(_ epoch: RunEpoch) async throws {
        var count = 0
        while true {
            try await environment.sleep(environment.limits.signOfLife)
            count += 1
            do {
                try await giveSign(count, of: epoch)
                try await confirm(epoch)
            } catch let error as ObjectStoreError {
                guard error.code != .cancelled else { throw error }
            }
        }
    }

    /// Waited for even when the work has ended meanwhile: a PUT that is called off on its way may come in after the run's
    /// objects were removed.
    private func giveSign(_ count: Int, of epoch: RunEpoch) async throws(ObjectStoreError) {
        let (store, key) = (store, ObjectKey("\(prefix)alive-\(epoch.number).json"))
        let result = await uncancelled { () async -> Result<ObjectMetadata, ObjectStoreError> in
            do throws(ObjectStoreError) {
                return .success(try await store.put(key, Array("\(count)\n".utf8)))
            } catch {
                return .failure(error)
            }
        }
        _ = try result.get()
    }
}

// How claims are made and judged.
extension RunClaim {
    private func claim(_ number: Int) async throws -> RunEpoch {
        let owner = RunOwner(
            id: environment.newIdentifier(), host: environment.processes.current, startedAt: environment.clock.now())
        let (key, bytes) = (key(number), owner.json.encoded())
        guard let written = try await store.create(key, bytes, contentType: "application/json") else {
            throw inUse(try await self.owner(of: number))
        }
        let isExclusive = try await store.refusesToReplace(key, bytes)
        let epoch = RunEpoch(number: number, etag: written.etag, isExclusive: isExclusive)
        if !isExclusive {
            try await environment.sleep(environment.limits.claimSettling)
            try await confirm(epoch)
        }
        return epoch
    }

    private func waitForDeath(of owner: RunOwner?, _ number: Int) async throws {
        if let owner, let isGone = environment.processes.isGone(owner.host) {
            guard isGone else { throw inUse(owner) }
            return
        }
        let host = owner.map { " on \($0.host.hostName)" } ?? ""
        environment.observer.emit(
            .note("The run\(host) may still be at work: waiting \(environment.limits.runLease) for a sign of life."))
        let before = try await signs(number)
        try await environment.sleep(environment.limits.runLease)
        guard try await signs(number) == before else { throw inUse(owner) }
    }

    /// What changes while the owner lives.
    private func signs(_ number: Int) async throws -> [String] {
        var signs: [String] = []
        for key in [key(number), key(number + 1), ObjectKey("\(prefix)alive-\(number).json")] {
            let metadata = try await metadata(key)
            signs.append("\(metadata?.etag?.value ?? "") \(metadata?.lastModified?.milliseconds ?? 0)")
        }
        return signs
    }

    /// The highest one; nil when nobody ever owned the run.
    private func lastEpoch() async throws -> Int? {
        var last = try await store.listAll(prefix + "owner-").compactMap(number).max() ?? 0
        while try await store.exists(key(last + 1)) { last += 1 }
        return last == 0 ? nil : last
    }

    private func number(_ object: ObjectMetadata) -> Int? {
        let name = object.key.rawValue.dropFirst(prefix.count)
        guard name.hasPrefix("owner-"), name.hasSuffix(".json") else { return nil }
        return Int(name.dropFirst("owner-".count).dropLast(".json".count))
    }

    private func key(_ number: Int) -> ObjectKey {
        ObjectKey("\(prefix)owner-\(number).json")
    }

    private func metadata(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata? {
        do {
            return try await store.head(key)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    /// Nil when it can't be read: it is judged by its signs of life then.
    private func owner(of number: Int) async throws -> RunOwner? {
        do {
            let bytes = try await store.read(key(number), upTo: 1 << 20)
            return (try? JSONValue(parsing: bytes)).flatMap { try? RunOwner(json: $0) }
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    private func inUse(_ owner: RunOwner?) -> BackupError {
        BackupError(
            .inUse, "Another run is at work on \(subject)\(Self.place(owner)).", subject: subject,
            advice: "Wait for it to end, or stop it and try again.")
    }

    private func lost(_ owner: RunOwner?) -> BackupError {
        BackupError(
            .inUse, "Another run took \(subject) over\(Self.place(owner)).", subject: subject,
            advice: "This one stopped and changed nothing of it; look at the other one.")
    }

    private static func place(_ owner: RunOwner?) -> String {
        owner.map { ": process \($0.host.processID) on \($0.host.hostName)" } ?? ""
    }
}
