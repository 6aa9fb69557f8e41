import BackupEngine
import Synchronization
import Testing

@testable import BackupCommands

@Suite("Progress")
struct ProgressTests {
    private static func counted(_ objects: Int64, of total: Int64, _ bytes: Int64, of totalBytes: Int64)
        -> EngineCounters.Snapshot
    {
        let counters = EngineCounters()
        counters.planned(objects: total, bytes: totalBytes)
        counters.done(objects: objects, bytes: bytes)
        return counters.snapshot
    }

    @Test("the rate is that of the last ten seconds")
    func rate() {
        var meter = ProgressMeter()
        #expect(meter.bytesPerSecond == nil)
        for second in 0...20 {
            // Ten slow seconds, then ten fast ones.
            let bytes = Int64(second <= 10 ? second : 10 + (second - 10) * 100)
            meter.record(Self.counted(0, of: 9, bytes, of: 2010), at: .seconds(second))
        }
        #expect(meter.bytesPerSecond == 100)
        #expect(meter.timeLeft == .seconds(10))
        meter.reset()
        #expect(meter.timeLeft == nil)
    }

    @Test("objects tell the time left where there are no bytes")
    func objectsOnly() {
        var meter = ProgressMeter()
        meter.record(Self.counted(0, of: 10, 0, of: 0), at: .zero)
        meter.record(Self.counted(5, of: 10, 0, of: 0), at: .seconds(5))
        #expect(meter.timeLeft == .seconds(5))
    }

    @Test("a line leaves out what isn't known, and fits the terminal")
    func line() {
        let counted = Self.counted(12, of: 62, 1 << 20, of: 11 << 20)
        var line = ProgressLine(phase: "copying", counted: counted, bytesPerSecond: 2_097_152, timeLeft: .seconds(5))
        #expect(line.text == "copying: 12/62 objects, 1.0 MiB of 11.0 MiB, 2.0 MiB/s, 5.0 s left")
        #expect(line.text(width: 20) == "copying: 12/62 obj…")
        line = ProgressLine(phase: "flushing", counted: EngineCounters().snapshot, bytesPerSecond: nil, timeLeft: nil)
        #expect(line.text == "flushing")
    }

    private final class Scene: Sendable {
        let written = Mutex("")
        let time = Mutex(Duration.zero)
        let counters = EngineCounters()

        func reporter(isTerminal: Bool, isVerbose: Bool = false) -> ProgressReporter {
            ProgressReporter(
                terminal: Terminal(inputIsTerminal: false, outputIsTerminal: false, errorIsTerminal: isTerminal),
                eventText: EventText(style: TextStyle(hasColour: false), isVerbose: isVerbose),
                write: { text in self.written.withLock { $0 += text } }, elapsed: { self.time.withLock { $0 } },
                counted: { [counters] in counters.snapshot })
        }

        func wait(_ duration: Duration) { time.withLock { $0 += duration } }
    }

    @Test("a terminal has one line that is rewritten and makes way for events")
    func onTerminal() {
        let scene = Scene()
        let reporter = scene.reporter(isTerminal: true)
        reporter.tick()
        reporter.receive(.phase("copying"))
        scene.counters.planned(objects: 2, bytes: 2048)
        reporter.tick()
        reporter.receive(.collectionStarted("default.docs"))
        reporter.receive(.collectionFinished("default.docs", succeeded: true, detail: "2 rows"))
        reporter.tick()
        let line = "\r\u{1B}[Kcopying: 0/2 objects, 0 B of 2.0 KiB"
        #expect(scene.written.withLock { $0 } == "\(line)\r\u{1B}[K✓ default.docs: 2 rows\n\(line)")
    }

    @Test("what stays the same is written once", arguments: [true, false])
    func once(isTerminal: Bool) {
        let scene = Scene()
        let reporter = scene.reporter(isTerminal: isTerminal)
        reporter.receive(.phase("sealing"))
        for _ in 0..<30 {
            reporter.tick()
            scene.wait(.seconds(1))
        }
        #expect(scene.written.withLock { $0 } == (isTerminal ? "\r\u{1B}[Ksealing" : "sealing\n"))
    }

    @Test("elsewhere there are plain lines: phases, events, and a sign of life every ten seconds")
    func plain() {
        let scene = Scene()
        let reporter = scene.reporter(isTerminal: false, isVerbose: true)
        reporter.receive(.phase("copying"))
        scene.counters.planned(objects: 2, bytes: 0)
        for _ in 0..<11 {
            reporter.tick()
            scene.wait(.seconds(1))
        }
        reporter.receive(.collectionStarted("default.docs"))
        reporter.receive(.collectionFinished("default.docs", succeeded: false, detail: "dropped"))
        reporter.receive(.finding(Finding("gc-not-held", subject: "Milvus", "Not held.", advice: "Allow it.")))
        reporter.receive(.note("Done."))
        #expect(
            scene.written.withLock { $0 } == """
                copying
                copying: 0/2 objects
                  default.docs: started
                ✗ default.docs: dropped
                ! Milvus: Not held.
                Done.

                """)
    }
}
