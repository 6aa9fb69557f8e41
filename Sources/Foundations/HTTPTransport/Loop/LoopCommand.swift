/// What callers ask of the loop's thread.
enum LoopCommand: Sendable {
    case start(Transfer)
    /// Take it from curl; its machine knows why.
    case stop(Transfer)
    /// The caller has taken bytes or supplied some: curl may go on.
    case resume(Transfer)
    case shutDown
}
