/// What a double does wrong, and the seed that decides where chance does.
///
/// The same plan does the same to the same requests: see ``FaultTrigger``.
package struct FaultPlan: Sendable {
    package var seed: UInt64
    /// The first rule that strikes a request is the one; delays come on top.
    package var rules: [FaultRule]

    package init(seed: UInt64 = 1, _ rules: [FaultRule] = []) {
        self.seed = seed
        self.rules = rules
    }
}
