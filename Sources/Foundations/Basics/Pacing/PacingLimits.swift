/// Fixed limits, on top of what a server's refusals teach.
package struct PacingLimits: Sendable, Equatable {
    /// Nil means no limit.
    package var requestsInFlight: Int?
    /// Nil means no limit.
    package var requestsPerSecond: Double?
    /// For how long a server that is away is waited for; nil means that requests fail as they come.
    package var outagePatience: Duration?

    package init(requestsInFlight: Int? = nil, requestsPerSecond: Double? = nil, outagePatience: Duration? = nil) {
        self.requestsInFlight = requestsInFlight
        self.requestsPerSecond = requestsPerSecond
        self.outagePatience = outagePatience
    }
}
