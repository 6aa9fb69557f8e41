/// What `CheckHealth` says.
package struct ServerHealth: Sendable, Hashable {
    package var isHealthy: Bool
    package var reasons: [String]

    package init(isHealthy: Bool, reasons: [String]) {
        self.isHealthy = isHealthy
        self.reasons = reasons
    }
}
