import Fixtures
import Testing

@testable import XMLStream

@Suite("XML: plain documents, read without libxml2")
struct PlainDocumentTests {
    static let copyResult = """
        <?xml version="1.0" encoding="UTF-8"?>
        <CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <LastModified>2026-11-20T09:15:04.000Z</LastModified><ETag>&quot;9b2c-1&#34;</ETag><Empty/>
        </CopyObjectResult>

        """

    @Test("an everyday answer is plain")
    func everyday() throws {
        #expect(PlainDocument.events(of: Array(Self.copyResult.utf8), limits: XMLLimits()) != nil)
        let listing = try Fixture.load("s3-xml/radosgw-delete-result.xml")
        #expect(PlainDocument.events(of: listing, limits: XMLLimits()) != nil)
    }

    @Test(
        "what needs judgement is left to libxml2",
        arguments: [
            "", "<a", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "x<a/>", "<a b='1'/>", "<n:a/>", "<a>&x;</a>",
            "<a>]]></a>", "<a>\r\n</a>", "<a>ä</a>",
            "<a><!-- c --></a>", "<!DOCTYPE a><a/>", "<a><![CDATA[x]]></a>", "<a>\u{1}</a>",
            "<a>&#0;</a>", "<?xml version=\"1.1\"?><a/>", " <?xml version=\"1.0\"?><a/>", "<a xmlns=\"relative\"/>",
        ])
    func notPlain(text: String) {
        #expect(PlainDocument.events(of: Array(text.utf8), limits: XMLLimits()) == nil)
    }

    @Test("limits are libxml2's to complain about")
    func limits() {
        for limits in [XMLLimits(depth: 1), XMLLimits(documentBytes: 20), XMLLimits(textBytes: 10)] {
            #expect(PlainDocument.events(of: Array(Self.copyResult.utf8), limits: limits) == nil)
        }
    }

    /// Bytes of an everyday answer, some of them changed, doubled or left out: whatever is still plain must be the same
    /// to libxml2.
    @Test("reads what libxml2 reads", arguments: 0..<20)
    func agrees(seed: UInt64) throws {
        var random = Seeded(state: seed)
        let alphabet = Array("<>/&;\"=#x ]\n\r\tAe1?!-ä".utf8)
        var taken = 0
        for _ in 0..<1000 {
            var bytes = Array(Self.copyResult.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = alphabet.randomElement(using: &random) ?? 0
                case 1: bytes.remove(at: place)
                default: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: place)
                }
            }
            guard let plain = PlainDocument.events(of: bytes, limits: XMLLimits()) else { continue }
            taken += 1
            var parser = XMLPushParser()
            let events = try parser.feed(bytes) + parser.finish()
            #expect(plain.map(\.event) == events, "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(taken > 100)
    }
}

/// SplitMix64: a failing seed can be had again.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
