import HTTPTransport
import Testing

@Suite("TransferStateMachine")
struct TransferStateMachineTests {
    typealias Machine = TransferStateMachine

    private static let failure = TransferFailure(.connectionLost, "gone")

    private func machine(_ delivery: Machine.Delivery, upload: Int64 = 0, isRunning: Bool = true) -> Machine {
        var machine = Machine(delivery, uploadLength: upload, timeouts: HTTPTimeouts(idle: .seconds(1)))
        if isRunning { expect(machine.begin(at: 0), is: true) }
        return machine
    }

    @Test("starts once")
    func startsOnce() {
        var machine = machine(.streamed(window: 10))
        expect(machine.begin(at: 0), is: false)
    }

    @Test("that was interrupted before it began never begins, and needs no removal")
    func interruptedBefore() {
        var machine = machine(.streamed(window: 10), isRunning: false)
        expect(machine.interrupt(.cancelled), is: false)
        expect(machine.begin(at: 0), is: false)
        #expect(machine.hasEnded)
        #expect(machine.failure == .cancelled)
    }

    @Test("wants to be removed by the first interruption only, whose reason stands")
    func interruptedTwice() {
        var machine = machine(.streamed(window: 10))
        expect(machine.interrupt(.cancelled), is: true)
        expect(machine.interrupt(.closed), is: false)
        machine.end(Self.failure)
        #expect(machine.failure == .cancelled)
    }

    @Test("that has ended can't be interrupted")
    func interruptedAfter() {
        var machine = machine(.streamed(window: 10))
        machine.end(nil)
        expect(machine.interrupt(.cancelled), is: false)
        #expect(machine.failure == nil)
    }

    @Test(
        "lets its caller go on when what it wants is there, and always at the end",
        arguments: [
            (Machine.Want.head, false, true, true), (.bytes, false, false, true), (.end, false, false, false),
        ])
    func wants(want: Machine.Want, atStart: Bool, afterHead: Bool, afterBytes: Bool) {
        var machine = machine(.streamed(window: 10))
        #expect(machine.satisfies(want) == atStart)
        _ = machine.receiveHead(status: 200)
        #expect(machine.satisfies(want) == afterHead)
        expect(machine.receive(3), is: .keep(pauses: false))
        #expect(machine.satisfies(want) == afterBytes)
        machine.end(Self.failure)
        #expect(machine.satisfies(want))
    }

    @Test(
        "doesn't wake its caller for an interruption before curl has let go",
        arguments: [
            Machine.Want.head, .bytes, .end,
        ])
    func wakesAfterRemoval(want: Machine.Want) {
        var machine = machine(.streamed(window: 10))
        _ = machine.receiveHead(status: 200)
        _ = machine.receive(3)
        expect(machine.interrupt(.cancelled), is: true)
        #expect(!machine.satisfies(want))
        machine.end(nil)
        #expect(machine.satisfies(want))
    }

    @Test("pauses when the window is full, keeps what still comes, and resumes when more is wanted than there is")
    func window() {
        var machine = machine(.streamed(window: 10))
        expect(machine.receive(25), is: .keep(pauses: true))
        expect(machine.receive(1), is: .keep(pauses: false))
        #expect(machine.isPaused)
        expect(machine.wantMore(), is: false)
        machine.takeBuffered()
        #expect(machine.isPaused)
        expect(machine.wantMore(), is: true)
        #expect(!machine.isPaused)
        expect(machine.wantMore(), is: false)
        expect(machine.receive(6), is: .keep(pauses: false))
        expect(machine.receive(4), is: .keep(pauses: true))
    }

    @Test("collects up to the limit and gives up beyond it")
    func limit() {
        var machine = machine(.collected(limit: 10))
        expect(machine.receive(10), is: .keep(pauses: false))
        expect(machine.receive(1), is: .abort)
        #expect(machine.failure?.code == .responseTooLarge)
        expect(machine.receive(1), is: .abort)
    }

    @Test("takes nothing and sends nothing once interrupted")
    func afterInterruption() {
        var machine = machine(.streamed(window: 10), upload: 5)
        expect(machine.supply(5), is: .accept(resumes: false))
        expect(machine.interrupt(.cancelled), is: true)
        expect(machine.receive(1), is: .abort)
        expect(machine.send(upTo: 5), is: .abort)
        expect(machine.supply(5), is: .refuse)
        #expect(machine.sourceMayContinue)
    }

    @Test("sends what is queued, pauses without, is woken by the source, and ends with zero")
    func upload() {
        var machine = machine(.streamed(window: 10), upload: 10)
        expect(machine.send(upTo: 4), is: .pause)
        #expect(machine.isSendingPaused)
        expect(machine.supply(6), is: .accept(resumes: true))
        #expect(!machine.isSendingPaused)
        expect(machine.send(upTo: 4), is: .send(4))
        expect(machine.send(upTo: 4), is: .send(2))
        expect(machine.send(upTo: 4), is: .pause)
        expect(machine.supply(4), is: .accept(resumes: true))
        expect(machine.send(upTo: 4), is: .send(4))
        expect(machine.send(upTo: 4), is: .send(0))
    }

    @Test("holds the source back above the window")
    func uploadWindow() {
        var machine = machine(.streamed(window: 10), upload: 1 << 30)
        _ = machine.supply(UploadFlow.window - 1)
        #expect(machine.sourceMayContinue)
        _ = machine.supply(1)
        #expect(!machine.sourceMayContinue)
        _ = machine.send(upTo: 1)
        #expect(machine.sourceMayContinue)
    }

    @Test("asks the source for a piece at the beginning, and then when curl wants one")
    func uploadOnDemand() {
        var machine = machine(.streamed(window: 10), upload: 1 << 30)
        #expect(machine.sourceMayContinue)
        _ = machine.supply(UploadFlow.window)
        expect(machine.send(upTo: UploadFlow.window), is: .send(UploadFlow.window))
        #expect(!machine.sourceMayContinue)
        expect(machine.send(upTo: 1), is: .pause)
        #expect(machine.sourceMayContinue)
    }

    @Test(
        "lets the source go when the server has decided",
        arguments: [(200, true), (399, true), (400, false), (503, false)])
    func earlyAnswer(status: Int, wantsMore: Bool) {
        var machine = machine(.streamed(window: 10), upload: 100)
        expect(machine.send(upTo: 1), is: .pause)
        expect(machine.receiveHead(status: status), is: wantsMore ? .goOn : .resumeSending)
        #expect(machine.refusesBody == !wantsMore)
        expect(machine.supply(10), is: wantsMore ? .accept(resumes: true) : .refuse)
    }

    @Test("lets a request go out again only where that does no harm", arguments: [true, false])
    func repeated(mayRepeat: Bool) {
        var machine = machine(.streamed(window: 10))
        expect(machine.startRequest(at: 1, mayRepeat: mayRepeat), is: true)
        expect(machine.startRequest(at: 2, mayRepeat: mayRepeat), is: mayRepeat)
        #expect(machine.failure?.code == (mayRepeat ? nil : .connectionLost))
    }

    @Test("calls a trickle idle: so many bytes in the time, or none")
    func trickle() {
        let timeouts = HTTPTimeouts(idle: .seconds(1), idleBytes: 100)
        var machine = Machine(.streamed(window: 1000), uploadLength: 0, timeouts: timeouts)
        _ = machine.begin(at: 0)
        machine.noteActivity(at: 0)
        machine.noteBytes(99, at: 900)
        #expect(machine.expired(at: 999) == nil)
        #expect(machine.expired(at: 1000)?.reason.contains("no more than 99 bytes") == true)
        machine.noteBytes(1, at: 999)
        #expect(machine.expired(at: 1998) == nil)
        #expect(machine.expired(at: 1999)?.reason.contains("no byte") == true)
    }

    @Test("is idle only after its request went out, and not while it is paused")
    func idle() {
        var machine = machine(.streamed(window: 10))
        #expect(machine.expired(at: 100_000) == nil)
        machine.noteActivity(at: 100_000)
        #expect(machine.expired(at: 100_999) == nil)
        #expect(machine.expired(at: 101_000)?.code == .timeout)
        expect(machine.receive(10), is: .keep(pauses: true))
        #expect(machine.expired(at: 200_000) == nil)
        #expect(machine.nextCheck(after: 200_000) == 201_000)
        // Between the reader's coming back and the loop's hearing of it.
        machine.takeBuffered()
        expect(machine.wantMore(), is: true)
        #expect(machine.expired(at: 200_500) == nil)
        machine.noteActivity(at: 201_000)
        #expect(machine.expired(at: 202_000)?.code == .timeout)
    }

    @Test("counts bytes that curl sent from its own buffer as activity")
    func uploadedBytes() {
        var machine = machine(.streamed(window: 10))
        machine.noteActivity(at: 0)
        machine.noteUploaded(20_000, at: 900)
        #expect(machine.expired(at: 1500) == nil)
        machine.noteUploaded(20_000, at: 1800)
        #expect(machine.expired(at: 1900)?.code == .timeout)
    }

    @Test("has no deadline without timeouts, and the nearer one with both")
    func deadlines() {
        var none = Machine(.streamed(window: 1), uploadLength: 0, timeouts: HTTPTimeouts(idle: nil))
        expect(none.begin(at: 5), is: true)
        #expect(none.nextCheck(after: 5) == nil)
        let timeouts = HTTPTimeouts(idle: .seconds(2), total: .milliseconds(2500))
        var both = Machine(.streamed(window: 1), uploadLength: 0, timeouts: timeouts)
        expect(both.begin(at: 100), is: true)
        #expect(both.nextCheck(after: 100) == 2100)
        both.noteActivity(at: 1000)
        #expect(both.nextCheck(after: 1000) == 2600)
        #expect(both.expired(at: 2599) == nil)
        #expect(both.expired(at: 2600)?.reason.contains("2500 ms") == true)
    }
}

/// For calls that change what they are asked of, which #expect can't take.
private func expect<Value: Equatable>(
    _ actual: Value, is expected: Value, _ location: SourceLocation = #_sourceLocation
) {
    #expect(actual == expected, sourceLocation: location)
}
