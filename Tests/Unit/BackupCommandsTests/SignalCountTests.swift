import Testing

@testable import BackupCommands

@Suite("Signals")
struct SignalCountTests {
    @Test("the first asks, one right behind it is the same one, a later one ends")
    func meanings() {
        let count = SignalCount()
        #expect(count.meaning(at: .seconds(5)) == .first)
        #expect(count.meaning(at: .seconds(5)) == .echo)
        #expect(count.meaning(at: .milliseconds(5299)) == .echo)
        #expect(count.meaning(at: .milliseconds(5300)) == .again)
        #expect(count.meaning(at: .seconds(900)) == .again)
    }
}
