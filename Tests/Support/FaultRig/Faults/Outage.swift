/// How a double is out of order altogether.
package enum Outage: Sendable, Equatable {
    /// Connections are reset.
    case unreachable
    /// A gateway answers for it.
    case refusing(status: Int)
    /// Nothing is answered.
    case silent
}
