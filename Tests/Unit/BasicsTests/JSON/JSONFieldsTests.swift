import Basics
import Testing

@Suite("JSON fields")
struct JSONFieldsTests {
    @Test("keys match without case, the last one wins, null is absent")
    func matchesLoosely() throws {
        var fields = try JSONFields(["fieldid": 1, "FieldID": 2, "size": nil, "NAME": "n"])
        #expect(try fields.int64("fieldID") == 2)
        #expect(try fields.int64("size") == 0)
        #expect(try fields.string("name") == "n")
        #expect(fields.remaining.isEmpty)
    }

    @Test("what nobody took remains in its order")
    func keepsTheRest() throws {
        var fields = try JSONFields(["b": 1, "known": true, "a": [2]])
        #expect(try fields.bool("known"))
        #expect(fields.remaining == ["b": 1, "a": [2]])
    }

    @Test("a wrong type names its path")
    func namesThePath() {
        let document: JSONValue = ["outer": [["inner": [["id": 1]]], ["inner": [["id": 1], ["id": "x"]]]]]
        let error = #expect(throws: JSONMappingError.self) {
            var fields = try JSONFields(document)
            _ = try fields.array("outer") { value throws(JSONMappingError) in
                var fields = try JSONFields(value)
                return try fields.array("inner") { value throws(JSONMappingError) in
                    var fields = try JSONFields(value)
                    return try fields.int64("id")
                }
            }
        }
        #expect(error?.description == "outer[1].inner[1].id: an integer of 64 bits is expected, a string stands there")
    }

    @Test("numbers out of range are refused, not cut")
    func refusesOverflow() throws {
        var fields = try JSONFields(["a": 2_147_483_648, "b": -1, "c": 1.0])
        #expect(throws: JSONMappingError.self) { try fields.int32("a") }
        #expect(throws: JSONMappingError.self) { try fields.uint64("b") }
        #expect(throws: JSONMappingError.self) { try fields.int64("c") }
    }

    @Test("zero values are omitted, maps are sorted")
    func omitsZeroValues() {
        var object = JSONObject()
        object.appendUnlessEmpty("text", "")
        object.appendUnlessZero("number", Int64(0))
        object.appendIfTrue("flag", false)
        object.appendUnlessEmpty("list", [String]())
        object.appendUnlessEmpty("map", ["b": "2", "a": "1"])
        #expect(JSONValue.object(object).text() == #"{"map":{"a":"1","b":"2"}}"#)
    }
}
