import BackupEngine
import Testing

@Suite("Row expectation")
struct RowExpectationTests {
    enum Kind { case asPromised, differs, wrong }

    @Test(
        "judges what came back by what the backup says",
        arguments: [
            // Without deletes only the exact number will do.
            (RowExpectation(rows: 100, deletes: 0), 100, .asPromised),
            (RowExpectation(rows: 100, deletes: 0), 99, .wrong),
            (RowExpectation(rows: 100, deletes: 0), 101, .wrong),
            (RowExpectation(rows: 100, deletes: 0), 0, .wrong),
            (RowExpectation(rows: 0, deletes: 0), 0, .asPromised),
            // A delete is recorded in every segment that may hold its key: any number between is possible.
            (RowExpectation(rows: 100, deletes: 10), 90, .asPromised),
            (RowExpectation(rows: 100, deletes: 10), 95, .asPromised),
            (RowExpectation(rows: 100, deletes: 10), 100, .asPromised),
            (RowExpectation(rows: 100, deletes: 10), 89, .wrong),
            (RowExpectation(rows: 100, deletes: 200), 0, .asPromised),
            // Deletes that nobody counted.
            (RowExpectation(rows: 100, deletes: nil), 1, .asPromised),
            (RowExpectation(rows: 100, deletes: nil), 0, .wrong),
            (RowExpectation(rows: 100, deletes: nil), 101, .wrong),
            // A count of the source is more than a bound.
            (RowExpectation(rows: 100, deletes: 20, counted: 90), 90, .asPromised),
            (RowExpectation(rows: 100, deletes: 20, counted: 90), 91, .differs),
            (RowExpectation(rows: 100, deletes: 20, counted: 90), 79, .wrong),
            // Writes went on: rows after the point are left out.
            (RowExpectation(rows: 100, deletes: 0, isCutAtPoint: true), 97, .differs),
            (RowExpectation(rows: 100, deletes: 0, isCutAtPoint: true), 0, .wrong),
            (RowExpectation(rows: 100, deletes: 0, isCutAtPoint: true), 101, .wrong),
        ] as [(RowExpectation, Int64, Kind)])
    func judges(_ expectation: RowExpectation, _ restored: Int64, _ expected: Kind) {
        let kind: Kind =
            switch expectation.judge(restored) {
            case .asPromised: .asPromised
            case .differs: .differs
            case .wrong: .wrong
            }
        #expect(kind == expected)
    }

    @Test(
        "promises an exact number only where it can",
        arguments: [
            (RowExpectation(rows: 100, deletes: 0), "100"), (RowExpectation(rows: 100, deletes: 40), "60 to 100"),
            (RowExpectation(rows: 100, deletes: nil), "at most 100"),
            (RowExpectation(rows: 100, deletes: 40, counted: 77), "77"),
        ])
    func promises(_ expectation: RowExpectation, _ text: String) {
        #expect(expectation.promise == text)
    }
}
