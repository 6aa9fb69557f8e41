import Basics
import Testing

@Suite("Hex")
struct HexTests {
    @Test("writes lower case, reads either")
    func roundTrip() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hex.encode(bytes).hasPrefix("000102") && Hex.encode(bytes).hasSuffix("fdfeff"))
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Hex.decode("aBCd") == [0xAB, 0xCD])
        #expect(Hex.decode("") == [])
    }

    @Test("refuses what isn't pairs of digits", arguments: ["a", "abc", "0g", " 0", "é"])
    func refusesNonsense(_ text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
