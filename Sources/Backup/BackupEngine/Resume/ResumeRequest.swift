internal import BackupFormat

/// Which run is to be gone on with, and what the user said beside its name. All of that is known already; what contradicts
/// it is a mistake.
package struct ResumeRequest: Sendable {
    package var name: String
    package var filter: CollectionFilter?
    package var strategy: CreateOptions.Strategy?
    package var wantsRBAC: Bool

    package init(
        name: String, filter: CollectionFilter? = nil, strategy: CreateOptions.Strategy? = nil, wantsRBAC: Bool = false
    ) {
        self.name = name
        self.filter = filter
        self.strategy = strategy
        self.wantsRBAC = wantsRBAC
    }

    func check(against asked: RunOptions) throws(BackupError) {
        if let filter, Set(filter.rules) != Set(try CollectionFilter(parsing: asked.filter).rules) {
            throw contradiction("--filter", asked.filter.isEmpty ? "everything" : asked.filter)
        }
        if let strategy, strategy.rawValue != asked.strategy { throw contradiction("--strategy", asked.strategy) }
        if wantsRBAC, !asked.includesRBAC { throw contradiction("--rbac", "no users and roles") }
    }

    private func contradiction(_ option: String, _ asked: String) -> BackupError {
        BackupError(
            .invalidRequest, "The run '\(name)' was begun with another \(option): \(asked).", subject: option,
            advice: "Leave it out: a run goes on as it was begun.")
    }
}
