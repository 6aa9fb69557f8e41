/// What callers ask of the loop's thread.
enum LoopCommand: Sendable {
    case start(Transfer)
    /// Take it from curl; its machine knows why.
    case stop(Transfer)
    /// The caller has taken bytes or supplied some: curl may go on.
    case resume(Transfer)
    /// A step of a task that prefers the loop's thread.
    case run(UnownedJob)
    case shutDown
}
