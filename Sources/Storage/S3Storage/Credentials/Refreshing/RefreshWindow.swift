internal import Basics

/// When a lease is renewed. From ``advisedAt`` on one task renews it while all others go on with it; from
/// ``requiredAt`` on everybody waits for that task.
///
/// 15 and 5 minutes before the end; leases shorter than 30 and 20 minutes are renewed after one half and three quarters
/// of their time, or else they would be renewed without pause.
struct RefreshWindow: Sendable, Equatable {
    let advisedAt: WallTime
    let requiredAt: WallTime

    init(from start: WallTime, to end: WallTime) {
        let lifetime = max(.zero, end - start)
        advisedAt = end + (.zero - min(Self.advised, lifetime / 2))
        requiredAt = end + (.zero - min(Self.required, lifetime / 4))
    }

    private static let advised = Duration.seconds(15 * 60)
    private static let required = Duration.seconds(5 * 60)
}
