/// What a ``KillSwitch`` says of one request.
package enum KillAdmission: Sendable, Equatable {
    /// Serve it; `number` counts over all servers.
    case serve(number: Int)
    /// Let it take effect, call ``KillSwitch/strike()``, and close the connection without an answer.
    case serveThenDie(number: Int)
    /// Close the connection: no effect, no answer.
    case die
}
