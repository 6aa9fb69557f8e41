import MilvusModel
import Testing

@Suite("Identifiers and names")
struct IdentifierTests {
    @Test("Ids beyond 2^53 keep every digit through text")
    func keepsDigits() {
        let id = SegmentID("467001122334455701")
        #expect(id?.rawValue == 467_001_122_334_455_701)
        #expect("\(SegmentID(rawValue: 467_001_122_334_455_701))" == "467001122334455701")
    }

    @Test("What isn't a number isn't an id", arguments: ["", "12x", " 1", "9223372036854775808"])
    func refusesText(text: String) {
        #expect(FieldID(text) == nil)
    }

    @Test("The empty database name means default")
    func emptyDatabase() {
        #expect(DatabaseName("") == .default)
        #expect("\(CollectionReference(database: DatabaseName(""), name: "docs"))" == "default.docs")
    }

    @Test("Only the row id and the timestamp are system fields")
    func systemFields() {
        #expect([0, 1, 2, 100].map { FieldID(rawValue: $0).isSystem } == [true, true, false, false])
    }

    @Test("Vector types are those from 100 to 199")
    func vectors() {
        #expect(DataType.sparseFloatVector.isVector)
        #expect(DataType(rawValue: 150).isVector)
        #expect(!DataType.json.isVector)
        #expect(!DataType.arrayOfStruct.isVector)
    }

    @Test("The first pair of a key counts")
    func pairs() {
        let pairs = [KeyValuePair(key: "dim", value: "8"), KeyValuePair(key: "dim", value: "16")]
        #expect(pairs["dim"] == "8")
        #expect(pairs["nlist"] == nil)
    }
}
