/// What the process says when it ends. Scripts rely on the numbers: `docs/exit-codes.md` explains each.
package enum ExitStatus: Int32, Sendable, CaseIterable {
    case done = 0
    case failed = 1
    /// Also what ArgumentParser would call 64.
    case usage = 2
    case findings = 3
    case noSuchBackup = 10
    case inUse = 11
    case accessRefused = 12
    case incompatibleVersions = 13
    case damagedBackup = 14
    case interrupted = 130
}
