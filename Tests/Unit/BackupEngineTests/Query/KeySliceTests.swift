import BackupEngine
import BinlogFormat
import MilvusClient
import Testing

@Suite("Slices of the range of keys")
struct KeySliceTests {
    private func numbers(_ numbers: some Sequence<Int64>) -> [PrimaryKey] { numbers.map { .int64($0) } }

    @Test("slices touch each other and leave no key out, known or not", arguments: [1, 2, 7, 100, 1000])
    func touching(rows: Int) {
        let keys = numbers(stride(from: -500, to: 500, by: 3))
        let slices = KeySlice.cut(KeyRange(after: .int64(-700)), at: keys, rows: rows)
        #expect(slices.flatMap(\.keys) == keys)
        #expect(slices.first?.range.after == .int64(-700))
        for (one, next) in zip(slices, slices.dropFirst()) { #expect(one.range.through == next.range.after) }
        for key in numbers(-699...499) {
            let holders = slices.count { $0.range.contains(key) }
            #expect(holders == (key <= keys[keys.count - 1] ? 1 : 0), "\(key)")
        }
    }

    @Test("a whole range ends where the range does, and not with the last known key")
    func whole() {
        let range = KeyRange(after: .int64(0), through: .int64(100))
        let slices = KeySlice.cut(range, at: numbers([3, 9, 50]), rows: 2, isWhole: true)
        #expect(slices.map(\.range.through) == [.int64(9), .int64(100)])
    }

    @Test("slices end with a text that needs no escapes, where there is one nearby")
    func plainEnds() {
        func counts(_ texts: [String]) -> [Int] {
            KeySlice.cut(.all, at: texts.map { .text(Array($0.utf8)) }, rows: 4).map(\.keys.count)
        }
        #expect(counts(["a", "b", "c", "d\"", "e", "f"]) == [3, 3])
        // Nothing plain within two of four: the fourth it is.
        #expect(counts(["a", "b", "c\"", "d\\", "e", "f"]) == [4, 2])
    }

    @Test("without keys there is nothing to read")
    func nothing() {
        #expect(KeySlice.cut(.all, at: [], rows: 10).isEmpty)
    }
}
