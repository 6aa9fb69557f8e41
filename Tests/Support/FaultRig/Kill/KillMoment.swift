/// On which side of a request's effect its client dies.
package enum KillMoment: String, Sendable, CaseIterable {
    /// The request was sent, the server never acted on it.
    case beforeEffect
    /// The server acted, its answer never arrived.
    case afterEffect
}
