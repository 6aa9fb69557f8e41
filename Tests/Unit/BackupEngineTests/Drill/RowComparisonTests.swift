import BinlogFormat
import MilvusClient
import Testing

@testable import BackupEngine

@Suite("Rows compared with a server's answer")
struct RowComparisonTests {
    private func json(_ text: String) -> FieldValue { .json(Array(text.utf8)) }

    @Test("numbers are the same bit by bit")
    func bits() {
        #expect(FieldValue.float(.nan).isSame(as: .float(.nan)))
        #expect(!FieldValue.float(0).isSame(as: .float(-0.0)))
        #expect(!FieldValue.double(0.1).isSame(as: .double(0.1.nextUp)))
        #expect(FieldValue.floatVector([1, .nan]).isSame(as: .floatVector([1, .nan])))
        #expect(!FieldValue.floatVector([1, 0]).isSame(as: .floatVector([1, -0.0])))
        #expect(!FieldValue.floatVector([1]).isSame(as: .floatVector([1, 0])))
        #expect(!FieldValue.integer(1).isSame(as: .bool(true)))
        #expect(!FieldValue.null.isSame(as: .integer(0)))
        #expect(FieldValue.array(.floats([.nan])).isSame(as: .array(.floats([.nan]))))
        #expect(!FieldValue.array(.doubles([0])).isSame(as: .array(.doubles([-0.0]))))
        #expect(FieldValue.array(.empty).isSame(as: .array(.longs([]))))
        #expect(!FieldValue.array(.ints([1])).isSame(as: .array(.longs([1]))))
    }

    @Test(
        "JSON is the same when it means the same",
        arguments: [
            (#"{"a":1,"b":[1,{"c":null}]}"#, #"{ "b": [1, {"c": null}], "a": 1 }"#, true),
            (#"{"a":1.0}"#, #"{"a":1}"#, true), ("1e3", "1000", true), (#""\u00e9""#, "\"é\"", true),
            (#"{"a":1}"#, #"{"a":2}"#, false), (#"{"a":1}"#, #"{"a":1,"b":1}"#, false), ("[1,2]", "[2,1]", false),
            ("9007199254740993", "9007199254740992", false), (#"{"a":null}"#, "{}", false), ("1", "\"1\"", false),
            ("1.5", "true", false), ("{", "[", false),
        ])
    func meaning(first: String, second: String, isSame: Bool) {
        #expect(json(first).isSame(as: json(second)) == isSame)
        #expect(json(second).isSame(as: json(first)) == isSame)
    }

    private func row(_ key: Int64, _ title: String) -> (key: PrimaryKey, values: RowComparison.Row) {
        (.int64(key), [("id", .integer(key)), ("title", .text(Array(title.utf8)))])
    }

    private func answer(_ rows: [(Int64, String)]) -> QueriedRows {
        QueriedRows(columns: [
            "id": rows.map { .integer($0.0) }, "title": rows.map { .text(Array($0.1.utf8)) },
        ])
    }

    @Test("the order of an answer doesn't count")
    func equal() {
        var comparison = RowComparison()
        comparison.add([row(1, "a"), row(2, "b")], found: answer([(2, "b"), (1, "a")]), keyField: "id")
        #expect((comparison.rows, comparison.values) == (2, 4))
        #expect((comparison.missingRows, comparison.differentRows) == (0, 0))
        #expect(comparison.differences.isEmpty)
    }

    @Test("missing rows and other values are named")
    func different() {
        var comparison = RowComparison()
        comparison.add([row(1, "a"), row(2, "b"), row(3, "c")], found: answer([(3, "c"), (2, "B")]), keyField: "id")
        #expect((comparison.rows, comparison.missingRows, comparison.differentRows) == (3, 1, 1))
        #expect(
            comparison.differences == [
                RowDifference(kind: .missing, key: "1"),
                RowDifference(kind: .value, key: "2", field: "title", expected: "\"b\"", found: "\"B\""),
            ])
    }

    @Test("a field that the server doesn't give is a difference")
    func noField() {
        var comparison = RowComparison()
        comparison.add([row(1, "a")], found: QueriedRows(columns: ["id": [.integer(1)]]), keyField: "id")
        #expect(comparison.differentRows == 1)
        #expect(comparison.differences.map(\.found) == ["no such field"])
    }

    @Test("all are counted, the first are kept")
    func many() {
        var comparison = RowComparison()
        comparison.add((0..<500).map { row($0, "") }, found: answer([]), keyField: "id")
        #expect(comparison.missingRows == 500)
        #expect(comparison.differences.count == RowComparison.kept)
    }
}
