import HTTPTransport
import Testing

@Suite("TransferStateMachine under random events")
struct TransferStateMachineRandomTests {
    fileprivate static let window = 100
    fileprivate static let length = 1000

    /// What the outside world knows about one machine, kept beside it.
    fileprivate struct World {
        var machine = TransferStateMachine(
            .streamed(window: TransferStateMachineRandomTests.window),
            uploadLength: Int64(TransferStateMachineRandomTests.length), timeouts: HTTPTimeouts())
        var hasBegun = false
        var buffered = 0
        var supplied = 0
        var sent = 0
        var firstFailure: TransferFailure?
        var generator: SplitMix64
    }

    @Test("loses no byte, forgets no pause and keeps the first failure", arguments: 0..<500)
    func invariants(seed: UInt64) throws {
        var world = World(generator: SplitMix64(seed))
        for step in 0..<200 {
            let event = world.step()
            try #require(world.isConsistent, "seed \(seed), step \(step): \(event)")
        }
    }
}

extension TransferStateMachineRandomTests.World {
    fileprivate mutating func step() -> String {
        let event = Int.random(in: 0..<100, using: &generator)
        switch event {
        case ..<10: return begin()
        case ..<40: return receive()
        case ..<55: return take()
        case ..<75: return send()
        case ..<90: return supply()
        case ..<95: return head()
        case ..<97: return interrupt()
        case 97: return end()
        default: return "nothing"
        }
    }

    fileprivate var isConsistent: Bool {
        let isOver = machine.hasEnded
        return machine.failure == firstFailure
            && sent <= supplied && supplied <= TransferStateMachineRandomTests.length
            && (!isOver || !machine.isPaused)
            && (!isOver || (machine.satisfies(.end) && machine.satisfies(.bytes) && machine.sourceMayContinue))
            && (isOver || firstFailure != nil || machine.satisfies(.bytes) == (buffered > 0))
            && (!machine.isReceivingPaused || buffered > 0)
            && (!machine.isSendingPaused || sent == supplied)
    }

    private mutating func begin() -> String {
        let mayBegin = !hasBegun && firstFailure == nil && !machine.hasEnded
        let begins = machine.begin(at: 0)
        if begins != mayBegin { firstFailure = TransferFailure(.closed, "began when it mustn't, or didn't") }
        hasBegun = true
        return "begin"
    }

    private mutating func receive() -> String {
        // curl delivers nothing while it is paused.
        guard !machine.isReceivingPaused else { return "receive while paused" }
        let count = Int.random(in: 1...60, using: &generator)
        switch machine.receive(count) {
        case .keep: buffered += count
        case .abort: break
        }
        return "receive \(count)"
    }

    private mutating func take() -> String {
        let wasPaused = machine.isReceivingPaused
        buffered = 0
        machine.takeBuffered()
        if machine.wantMore() != wasPaused { firstFailure = TransferFailure(.closed, "a pause was forgotten") }
        return "take"
    }

    private mutating func send() -> String {
        guard !machine.isSendingPaused else { return "send while paused" }
        if case .send(let count) = machine.send(upTo: Int.random(in: 1...90, using: &generator)) { sent += count }
        return "send"
    }

    private mutating func supply() -> String {
        let count = Int.random(in: 1...80, using: &generator)
        guard supplied + count <= TransferStateMachineRandomTests.length else { return "supplied all" }
        let wasPaused = machine.isSendingPaused
        if case .accept(let resumes) = machine.supply(count) {
            supplied += count
            if resumes != wasPaused { firstFailure = TransferFailure(.closed, "a pause was forgotten") }
        }
        return "supply \(count)"
    }

    private mutating func head() -> String {
        _ = machine.receiveHead(status: Bool.random(using: &generator) ? 200 : 403)
        return "head"
    }

    private mutating func interrupt() -> String {
        let wasRunning = hasBegun && !machine.hasEnded && firstFailure == nil
        let removes = machine.interrupt(.cancelled)
        if !machine.hasEnded, firstFailure == nil { firstFailure = .cancelled }
        if removes != wasRunning { firstFailure = TransferFailure(.closed, "removal was asked wrongly") }
        return "interrupt"
    }

    private mutating func end() -> String {
        let failure = TransferFailure(.connectionLost, "gone")
        if !machine.hasEnded, firstFailure == nil { firstFailure = failure }
        machine.end(failure)
        hasBegun = true
        return "end"
    }
}
