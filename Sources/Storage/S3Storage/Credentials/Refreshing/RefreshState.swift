internal import AWSSigning
internal import Basics
internal import ObjectStorage

/// What is known of one source's credentials, and what follows from it. Pure: times are handed in.
struct RefreshState: Sendable {
    /// What somebody who asks for credentials is to do.
    enum Step: Sendable {
        case use(Credentials)
        /// Somebody must renew them meanwhile, and it is the one who was told this.
        case useAndRefresh(Credentials)
        case wait
        case refreshAndWait
        case fail(ObjectStoreError)
    }

    private(set) var lease: CredentialLease?
    /// Nil when the lease has no end.
    private var window: RefreshWindow?
    private(set) var isRefreshing = false
    private var failure: ObjectStoreError?
    /// No attempt before this, after one that brought nothing.
    private var pausedUntil: WallTime?
    private var hasToldOfFailure = false

    init(_ lease: CredentialLease? = nil, at now: WallTime) {
        if let lease { adopt(lease, at: now) }
    }

    /// Marks the refresh as begun when it says so.
    mutating func step(at now: WallTime) -> Step {
        guard let lease else { return withoutUsable(at: now) }
        guard let end = lease.expiresAt, let window, now >= window.advisedAt else { return .use(lease.credentials) }
        guard now < end else { return withoutUsable(at: now) }
        if isRefreshing { return now < window.requiredAt ? .use(lease.credentials) : .wait }
        guard isDue(now) else { return .use(lease.credentials) }
        isRefreshing = true
        return now < window.requiredAt ? .useAndRefresh(lease.credentials) : .refreshAndWait
    }

    /// The same for somebody whose credentials were refused; `.use` means that there are others already.
    mutating func step(afterRefusalOf refused: Credentials) -> Step {
        if let lease, lease.credentials != refused { return .use(lease.credentials) }
        defer { isRefreshing = true }
        return isRefreshing ? .wait : .refreshAndWait
    }

    /// Takes in what a refresh brought.
    ///
    /// - Returns: what to tell the user: of the first failure in a row, when there is something to go on with.
    mutating func finish(_ result: Result<CredentialLease, ObjectStoreError>, at now: WallTime) -> String? {
        isRefreshing = false
        switch result {
        case .success(let lease):
            take(lease, at: now)
            return nil
        case .failure(let error): return fail(error, at: now)
        }
    }

    /// The last refresh's error, unless it brought something.
    var lastFailure: ObjectStoreError? { failure }

    private mutating func take(_ lease: CredentialLease, at now: WallTime) {
        guard lease.expiresAt.map({ $0 > now }) ?? true else {
            failure = Self.expired(lease)
            pausedUntil = now + Self.pause
            return
        }
        let isNew = lease.credentials != self.lease?.credentials || lease.expiresAt != self.lease?.expiresAt
        failure = nil
        hasToldOfFailure = false
        // The source may not have newer ones yet: it is asked again after a pause.
        pausedUntil = isNew ? nil : now + Self.longPause
        if isNew { adopt(lease, at: now) }
    }

    private mutating func fail(_ error: ObjectStoreError, at now: WallTime) -> String? {
        failure = error
        let isUrgent = window.map { now >= $0.requiredAt } ?? true
        pausedUntil = now + (isUrgent ? Self.pause : Self.longPause)
        guard let end = lease?.expiresAt, end > now, !hasToldOfFailure else { return nil }
        hasToldOfFailure = true
        return "Credentials couldn't be renewed, the present ones hold until \(end.iso8601). \(error)"
    }

    private mutating func withoutUsable(at now: WallTime) -> Step {
        if isRefreshing { return .wait }
        if let failure, !isDue(now) { return .fail(failure) }
        isRefreshing = true
        return .refreshAndWait
    }

    private func isDue(_ now: WallTime) -> Bool {
        pausedUntil.map { now >= $0 } ?? true
    }

    private mutating func adopt(_ lease: CredentialLease, at now: WallTime) {
        self.lease = lease
        window = lease.expiresAt.map { RefreshWindow(from: now, to: $0) }
    }

    private static func expired(_ lease: CredentialLease) -> ObjectStoreError {
        ObjectStoreError(
            .invalidCredentials, operation: "use", subject: "the credentials of \(lease.credentials.accessKeyID)",
            reason: "their source gave them when they had expired already"
                + (lease.expiresAt.map { " (\($0.iso8601))" } ?? ""),
            isRetryable: true, advice: "Check this machine's clock, and the service that hands them out.")
    }

    /// While nothing can go on without them.
    private static let pause = Duration.seconds(2)
    /// While the present ones still hold.
    private static let longPause = Duration.seconds(60)
}
