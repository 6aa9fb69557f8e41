/// One kind of fault, and the requests that it strikes.
package struct FaultRule: Sendable {
    package var action: FaultAction
    /// Empty: all operations.
    package var verbs: Set<S3Verb>
    package var keys: KeyPattern
    package var trigger: FaultTrigger

    package init(
        _ action: FaultAction, on verbs: Set<S3Verb> = [], keys: KeyPattern = .all, _ trigger: FaultTrigger = .always
    ) {
        self.action = action
        self.verbs = verbs
        self.keys = keys
        self.trigger = trigger
    }

    func concerns(_ verb: S3Verb, _ key: String) -> Bool {
        (verbs.isEmpty || verbs.contains(verb)) && keys.matches(key)
    }
}
