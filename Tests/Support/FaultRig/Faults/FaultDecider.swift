internal import Synchronization

/// Carries a plan out: counts the requests for each operation on each key, and says what befalls each.
final class FaultDecider: Sendable {
    private struct Subject: Hashable {
        var rule: Int
        var verb: S3Verb
        var key: String
    }

    /// What befalls one request.
    struct Decision: Sendable {
        var action: FaultAction?
        var delay: Duration = .zero
        /// For what the action leaves open: which bit, how much.
        var chance: UInt64 = 0
    }

    private struct State {
        var plan: FaultPlan
        var attempts: [Subject: Int] = [:]
    }

    private let state: Mutex<State>

    init(_ plan: FaultPlan) {
        state = Mutex(State(plan: plan))
    }

    var plan: FaultPlan { state.withLock(\.plan) }

    func replace(_ plan: FaultPlan) {
        state.withLock { $0 = State(plan: plan) }
    }

    /// `key` holds whatever tells the request from others of the same operation, part number and page included;
    /// `isWanted` picks the actions that can be carried out at this stage of the request.
    func decide(_ verb: S3Verb, _ key: String, where isWanted: (FaultAction) -> Bool) -> Decision {
        state.withLock { state in
            var decision = Decision()
            for (index, rule) in state.plan.rules.enumerated() where isWanted(rule.action) && rule.concerns(verb, key) {
                if decision.action != nil, !rule.action.isDelay { continue }
                let subject = Subject(rule: index, verb: verb, key: key)
                let attempt = state.attempts[subject, default: 0] + 1
                state.attempts[subject] = attempt
                let choice = SeededChoice(seed: state.plan.seed)
                let chance = choice.number("\(index)", verb.rawValue, key, "\(attempt)")
                let keyChance = choice.number("\(index)", verb.rawValue, key)
                guard rule.trigger.strikes(attempt, choice.fraction(chance), choice.fraction(keyChance)) else {
                    continue
                }
                decision.take(rule.action, SeededChoice.mix(chance))
            }
            return decision
        }
    }
}

extension FaultDecider.Decision {
    fileprivate mutating func take(_ action: FaultAction, _ chance: UInt64) {
        if case .delay(let range) = action {
            let fraction = Double(chance >> 11) / Double(1 << 53)
            delay += range.lowerBound + (range.upperBound - range.lowerBound) * fraction
        } else {
            self.action = action
            self.chance = chance
        }
    }
}

extension FaultAction {
    fileprivate var isDelay: Bool {
        if case .delay = self { true } else { false }
    }
}

extension FaultTrigger {
    fileprivate func strikes(_ attempt: Int, _ fraction: Double, _ keyFraction: Double) -> Bool {
        switch self {
        case .always: true
        case .attempts(let range): range.contains(attempt)
        case .chance(let share): fraction < share
        case .someKeys(let share, let range): range.contains(attempt) && keyFraction < share
        }
    }
}
