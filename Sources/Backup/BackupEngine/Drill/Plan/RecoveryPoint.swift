package import Basics

/// How old what would come back is: the measured RPO, if the disaster had been now.
package struct RecoveryPoint: Sendable, Hashable {
    /// What came after it isn't in the backup.
    package var point: WallTime
    /// When the drill began, and whose clock says so.
    package var now: WallTime
    package var clock: String

    package init(point: WallTime, now: WallTime, clock: String) {
        self.point = point
        self.now = now
        self.clock = clock
    }

    package var age: Duration { max(.zero, now - point) }

    package var json: JSONValue {
        [
            "seconds": .seconds(age), "point": .string(point.iso8601), "now": .string(now.iso8601),
            "clock": .string(clock),
        ]
    }
}
