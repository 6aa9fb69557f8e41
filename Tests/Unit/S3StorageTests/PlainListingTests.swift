import Basics
import ObjectStorage
import Testing
import XMLStream

@testable import S3Storage

/// The quick reader must never say anything else than libxml2's: it is held to it on honest, odd and broken documents.
@Suite("PlainListing")
struct PlainListingTests {
    private static let honest = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>bucket</Name><Prefix>p</Prefix>\
        <MaxKeys>2</MaxKeys><IsTruncated>true</IsTruncated><EncodingType>url</EncodingType>
        <Contents><Key>p%2Fa+b%2Bc%2520</Key><LastModified>2026-11-21T13:00:00.250Z</LastModified>\
        <ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>5497558138880</Size>\
        <StorageClass>STANDARD</StorageClass><Owner><ID>x</ID><DisplayName/></Owner></Contents>
        <Contents><Key>p/%C3%BC</Key><LastModified>2026-11-21T13:00:00Z</LastModified><ETag>&#34;e-2&#34;</ETag>\
        <Size>0</Size></Contents><Contents><ETag>W/"weak"</ETag><Size>7</Size><Key>q&amp;r</Key></Contents>
        <CommonPrefixes><Prefix>p/%C3%BC/</Prefix></CommonPrefixes>
        <NextContinuationToken>1/token+==&amp;</NextContinuationToken></ListBucketResult>

        """

    private func same(_ quick: ObjectListPage, _ slow: ObjectListPage) -> Bool {
        quick.objects == slow.objects && quick.commonPrefixes == slow.commonPrefixes
            && quick.continuation == slow.continuation
    }

    @Test("reads what stores write, as libxml2 does")
    func agrees() throws {
        let quick = try #require(PlainListing.page(of: Array(Self.honest.utf8)))
        #expect(same(quick, try ListObjectsAnswer(Array(Self.honest.utf8)).page))
        #expect(quick.objects.map(\.key.rawValue) == ["p/a b+c%20", "p/ü", "q&r"])
        #expect(quick.objects.map(\.etag?.value) == ["d41d8cd98f00b204e9800998ecf8427e", "e-2", "weak"])
        #expect(quick.objects.first?.lastModified == WallTime(milliseconds: 1_795_266_000_250))
        #expect(quick.objects.map(\.size) == [5_497_558_138_880, 0, 7])
        #expect(quick.continuation == "1/token+==&")
    }

    @Test(
        "leaves to libxml2 what isn't plain",
        arguments: [
            "<!DOCTYPE x><ListBucketResult/>", "<ListBucketResult><!-- x --></ListBucketResult>",
            "<ListBucketResult><Contents><Key><![CDATA[a]]></Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key>ü</Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key>&x;</Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key>&#x41;</Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key>a</Key><Size> 1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key/><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents/></ListBucketResult>",
            "<ListBucketResult><Contents><Key>a\rb</Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Contents><Key>a]b</Key><Size>1</Size></Contents></ListBucketResult>",
            "<ListBucketResult><Owner id=\"1\"/></ListBucketResult>",
            "<ListBucketResult><Owner><ID>x</id></Owner></ListBucketResult>",
            "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
            "<ListBucketResult>words</ListBucketResult>", "<ListBucketResult></ListBucketResult>x",
            "<ListBucketResult><Name>a</Name>", "<ListBucketResults/>", "<Other/>", "", "<",
        ])
    func leaves(text: String) {
        #expect(PlainListing.page(of: Array(text.utf8)) == nil)
    }

    /// Every document one byte away from an honest one, cut at every place, and thousands two bytes away.
    @Test("never reads a damaged document otherwise than libxml2")
    func mutations() throws {
        var random = SplitMix64(state: 7)
        let honest = Array(Self.honest.utf8)
        let splinters = Array("<>/&;\"%]+ \n\r\t0aZ=!?-\u{7F}\u{0}".utf8) + [0x80, 0xC3, 0xFF]
        var taken = 0
        for count in 0..<honest.count { taken += try check(Array(honest.prefix(count))) }
        for place in honest.indices {
            for splinter in splinters {
                var damaged = honest
                damaged[place] = splinter
                if random.next() % 4 == 0 { damaged[Int(random.next() % UInt64(honest.count))] = splinter }
                taken += try check(damaged)
            }
        }
        // Most changes inside texts leave a document whole: both must have read it.
        #expect(taken > 1000)
    }

    private func check(_ bytes: [UInt8]) throws -> Int {
        guard let quick = PlainListing.page(of: bytes) else { return 0 }
        let slow = try? ListObjectsAnswer(bytes).page
        if slow.map({ same(quick, $0) }) != true {
            Issue.record("read otherwise than by libxml2: \(String(decoding: bytes, as: UTF8.self))")
        }
        return 1
    }
}

private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
