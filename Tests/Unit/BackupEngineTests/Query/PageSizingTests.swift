import BackupEngine
import Testing

@Suite("Size of pages")
struct PageSizingTests {
    @Test("pages grow to what the bytes of a row allow, at most twofold at once")
    func growth() {
        var sizing = PageSizing(rows: 500, bytes: 1_000_000)
        sizing.came(rows: 500, bytes: 50_000, in: .milliseconds(10))
        #expect(sizing.rows == 1000)
        sizing.came(rows: 1000, bytes: 500_000, in: .milliseconds(10))
        #expect(sizing.rows == 2000)
        sizing.came(rows: 2000, bytes: 4_000_000, in: .milliseconds(10))
        #expect(sizing.rows == 500)
    }

    @Test("a slow server is asked for less")
    func time() {
        var sizing = PageSizing(rows: 1000, time: .seconds(2))
        sizing.came(rows: 1000, bytes: 1000, in: .seconds(20))
        #expect(sizing.rows == 100)
    }

    @Test("no page is empty, and none larger than servers answer")
    func bounds() {
        var sizing = PageSizing(rows: 2)
        for _ in 0..<5 { sizing.failed() }
        #expect(sizing.rows == 1)
        for _ in 0..<40 { sizing.came(rows: sizing.rows, bytes: sizing.rows, in: .milliseconds(1)) }
        #expect(sizing.rows == PageSizing.mostRows)
        sizing.came(rows: 0, bytes: 0, in: .zero)
        #expect(sizing.rows == PageSizing.mostRows)
    }
}
