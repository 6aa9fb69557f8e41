import BinlogFormat
import MilvusModel
import Testing

@testable import BackupEngine

struct RowMaskTests {
    @Test func `Rows that were dropped are passed over, whatever word they lie in`() {
        var mask = RowMask(rows: 200)
        for row in 60..<140 { mask.drop(row, .deleted) }
        mask.drop(60, .late)
        mask.drop(199, .unasked)
        #expect(mask.wanted == 119 && mask.deleted == 80 && mask.late == 0)
        #expect(mask.runs(in: 0..<200) == [0..<60, 140..<199])
        #expect(mask.firstWanted(from: 64) == 140)
        #expect(mask.firstWanted(from: 199) == nil)
    }

    @Test func `A delete hides older rows of its key, and the point those behind it`() throws {
        var deletes = DeletedKeys()
        deletes.add(KeyDigest.of(1), at: 50)
        let point = HybridTimestamp(rawValue: 100)
        var judge = RowJudge(
            deletes: [deletes], point: point, bounds: KeyBounds(upper: .int64(8)), mask: RowMask(rows: 5))
        try judge.judge(
            ColumnBatch(values: .int64s([1, 1, 2, 3, 9])), ColumnBatch(values: .int64s([49, 50, 49, 101, 7])), from: 0)
        // The second is an upsert's own row: it has its delete's time.
        #expect(judge.mask.runs(in: 0..<5) == [1..<3])
        #expect((judge.mask.deleted, judge.mask.late, judge.mask.unasked) == (1, 1, 1))
    }

    @Test(arguments: [("1..5", "1", "5"), ("..x", nil, "x"), ("-5..", "-5", nil)] as [(String, String?, String?)])
    func `A range of keys has one end at least`(text: String, lower: String?, upper: String?) throws {
        let field = FieldSchema(id: FieldID(rawValue: 100), name: "id", dataType: .varChar)
        let range = try KeyRangeText(text).range(of: field)
        #expect(range.lower == lower.map { .text(Array($0.utf8)) })
        #expect(range.upper == upper.map { .text(Array($0.utf8)) })
    }

    @Test(arguments: ["..", "5", "9..1"])
    func `What isn't a range is refused`(text: String) {
        let field = FieldSchema(id: FieldID(rawValue: 100), name: "id", dataType: .int64)
        #expect(throws: BackupError.self) { _ = try KeyRangeText(text).range(of: field) }
    }
}
