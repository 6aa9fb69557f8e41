internal import Synchronization

/// Ends a client at one exact request, as SIGKILL or a power cut would, as far as servers can see it.
///
/// One switch is shared by all doubles that the client talks to, so its numbers run over all of them. A double asks
/// ``admit()`` for every request, keeps to the answer, and calls ``strike()`` where the answer says so. After the shot
/// every request dies without effect until ``revive()``.
package final class KillSwitch: Sendable {
    private struct State {
        var count = 0
        var target: (number: Int, moment: KillMoment)?
        var isDead = false
        var onFire: @Sendable () -> Void = {}
        var alarms: [Int: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Requests admitted since the beginning, or since ``resetCount()``; those that came when the client was dead
    /// aren't among them, the one that killed it is.
    package var count: Int { state.withLock(\.count) }

    package var isDead: Bool { state.withLock(\.isDead) }

    /// Called once a shot, at its moment, outside all locks: the place to end a process or to cancel a task.
    package func onFire(_ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.onFire = action }
    }

    /// Takes aim at the `number`-th request from now; 1 is the next one.
    package func arm(at number: Int, _ moment: KillMoment) {
        precondition(number > 0, "requests are counted from 1")
        state.withLock { $0.target = ($0.count + number, moment) }
    }

    /// Calls `action` before the effect of the `number`-th request from now, outside all locks: for what happens behind a
    /// client's back at that moment. Nobody dies of it.
    package func before(_ number: Int, _ action: @escaping @Sendable () -> Void) {
        state.withLock { $0.alarms[$0.count + number] = action }
    }

    /// Kills the client now, between two requests.
    package func fire() {
        die()()
    }

    /// The client is back, as a new process: requests are served again, nothing is aimed at.
    package func revive() {
        state.withLock {
            $0.isDead = false
            $0.target = nil
        }
    }

    package func resetCount() {
        state.withLock { $0.count = 0 }
    }

    /// What to do with the request that has just come.
    package func admit() -> KillAdmission {
        let (admission, action) = state.withLock { state -> (KillAdmission, (@Sendable () -> Void)?) in
            guard !state.isDead else { return (.die, nil) }
            state.count += 1
            guard let target = state.target, state.count >= target.number else {
                return (.serve(number: state.count), state.alarms.removeValue(forKey: state.count))
            }
            state.target = nil
            state.isDead = true
            switch target.moment {
            case .beforeEffect: return (.die, state.onFire)
            case .afterEffect: return (.serveThenDie(number: state.count), nil)
            }
        }
        action?()
        return admission
    }

    /// To be called after the effect of a request that was admitted with ``KillAdmission/serveThenDie(number:)``.
    package func strike() {
        state.withLock(\.onFire)()
    }

    private func die() -> @Sendable () -> Void {
        state.withLock { state in
            state.target = nil
            state.isDead = true
            return state.onFire
        }
    }
}
