import Basics
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test(
        "integers of 64 bits stay exact",
        arguments: [
            ("467001122334455601", JSONValue.integer(467_001_122_334_455_601)),
            ("-9223372036854775808", .integer(.min)),
            ("9223372036854775807", .integer(.max)),
            ("9223372036854775808", .unsigned(9_223_372_036_854_775_808)),
            ("18446744073709551615", .unsigned(.max)),
            ("18446744073709551616", .decimal("18446744073709551616")),
            ("0", .integer(0)), ("1.0", .decimal("1.0")), ("1e3", .decimal("1e3")), ("-2.5E-7", .decimal("-2.5E-7")),
        ])
    func exactIntegers(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
        #expect(value.text() == text)
    }

    @Test("a UInt64 takes the same case whichever way it came")
    func unsignedIsCanonical() throws {
        #expect(JSONValue(UInt64(7)) == .integer(7))
        #expect(JSONValue(UInt64.max) == .unsigned(.max))
        #expect(try JSONValue(parsing: "7").uint64 == 7)
        #expect(JSONValue.integer(-1).uint64 == nil)
        #expect(JSONValue.unsigned(.max).int64 == nil)
        #expect(JSONValue(Double.nan) == .null)
    }

    @Test(
        "strings are unescaped",
        arguments: [
            (#""plain ü 日本""#, "plain ü 日本"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""a\u003cb\u00e9""#, "a<bé"), (#""\ud83d\ude00!""#, "😀!"), (#""\ud83dx""#, "\u{FFFD}x"),
            (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ude00""#, "\u{FFFD}"), (#""""#, ""),
        ])
    func unescapes(text: String, expected: String) throws {
        #expect(try JSONValue(parsing: text) == .string(expected))
    }

    @Test("invalid UTF-8 in a string is repaired")
    func repairsUTF8() throws {
        #expect(try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x22]) == .string("a\u{FFFD}"))
    }

    @Test(
        "what isn't JSON is refused with the place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("[1 2]", 3), ("01", 2), ("-", 1), ("1.", 2), ("tru", 0),
            ("\"a", 2), ("\"\\x\"", 3), ("\"\\u12\"", 5), ("\"\n\"", 1), ("1 1", 2), ("nan", 0), ("{a:1}", 1),
            ("'a'", 0),
        ])
    func refuses(text: String, offset: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error?.offset == offset)
    }

    @Test("nesting beyond the limit is refused")
    func limitsDepth() throws {
        let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        _ = try JSONValue(parsing: nested(128))
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: nested(129)) }
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000)) }
    }

    @Test("members keep their order, and what was written twice")
    func keepsOrder() throws {
        let text = #"{"z":1,"a":{"c":[],"b":{}},"z":2}"#
        let value = try JSONValue(parsing: text)
        #expect(value.text() == text)
        #expect(value["z"] == 2)
    }

    @Test("the indented style puts one member a line")
    func indents() {
        let value: JSONValue = ["name": "a<b", "list": [1, nil, true], "empty": [:], "ratio": 0.5]
        #expect(
            value.text(.indented) == """
                {
                  "name": "a<b",
                  "list": [
                    1,
                    null,
                    true
                  ],
                  "empty": {},
                  "ratio": 0.5
                }
                """)
    }

    @Test("the Go style escapes as Go does")
    func escapesAsGo() {
        #expect(JSONValue("<a&b>\u{2028}é\u{1}").text(.go) == #""\u003ca\u0026b\u003e\u2028é\u0001""#)
        #expect(JSONValue("<a&b>\u{2028}").text() == "\"<a&b>\u{2028}\"")
    }

    @Test("what is written is read back", arguments: [JSONStyle.compact, .indented, .go])
    func roundTrips(style: JSONStyle) throws {
        let value: JSONValue = [
            "k\"\\\n\u{0}\u{1F}é😀\u{2029}": [nil, false, -1, "x", ["deep": [[], [:]]], 1.5e300], "": "",
        ]
        #expect(try JSONValue(parsing: value.encoded(style)) == value)
    }
}
