/// Which of the requests that a rule is about it strikes. Requests are counted for each operation on each key, from 1,
/// so that the order in which a client's tasks happen to run changes nothing.
package enum FaultTrigger: Sendable, Equatable {
    case always
    /// The n-th requests for a key: `1...2` fails the first two and lets the third pass.
    case attempts(ClosedRange<Int>)
    /// This share of all requests, 0…1, chosen by seed.
    case chance(Double)
    /// This share of all keys, chosen by seed, on the attempts given.
    case someKeys(Double, attempts: ClosedRange<Int> = 1...1)
}
