import ObjectStorage
import Testing

@testable import Transfers

@Suite("StreamProof")
struct StreamProofTests {
    private static let md5 = ETag(String(repeating: "a", count: 32))
    private static let other = ETag(String(repeating: "b", count: 32))
    private static let sum = ObjectChecksum(.crc64nvme, "rosUhgp5mIg=")
    private static let otherSum = ObjectChecksum(.crc64nvme, "AAAAAAAAAAA=")

    struct Row: Sendable {
        var theirs: ObjectChecksum?
        var etag: ETag?
        var nature = ETagNature.unknown
        var isSource = false
        /// Whether the same bytes passed the time before, nil for a first time.
        var isRepeated: Bool?
        var verdict: StreamProof.Verdict
    }

    @Test(
        "judges",
        arguments: [
            Row(etag: md5, verdict: .agrees(.md5)),
            Row(etag: other, verdict: .differs),
            Row(etag: other, nature: .md5, isRepeated: true, verdict: .differs),
            Row(etag: other, isRepeated: true, verdict: .silent(.opaque)),
            Row(etag: other, isRepeated: false, verdict: .differs),
            Row(etag: other, nature: .md5, isSource: true, isRepeated: true, verdict: .silent(.md5)),
            Row(etag: other, nature: .opaque, verdict: .silent(.opaque)),
            Row(etag: ETag("1f.2.3"), verdict: .silent(.opaque)),
            Row(etag: ETag(md5.value + "-2"), verdict: .silent(.unknown)),
            Row(etag: nil, nature: .md5, verdict: .silent(.md5)),
            Row(theirs: sum, etag: other, nature: .md5, verdict: .agrees(.notNeeded)),
            Row(theirs: otherSum, etag: md5, verdict: .differs),
            Row(theirs: ObjectChecksum(.sha256, "x"), etag: md5, verdict: .agrees(.md5)),
        ])
    func judges(row: Row) {
        let proof = StreamProof(
            passed: PassingHash.Outcome(checksum: Self.sum, md5: Self.md5),
            before: row.isRepeated.map { PassingHash.Outcome(checksum: $0 ? Self.sum : Self.otherSum) })
        let verdict = proof.verdict(
            checksum: row.theirs, etag: row.etag, nature: row.nature, isSource: row.isSource)
        #expect(verdict == row.verdict)
    }

    @Test("takes two stores' word for it, and not one's")
    func comparesStores() {
        var proof = StreamProof(
            passed: PassingHash.Outcome(checksum: Self.sum, reliesOnETags: true), storesAgree: true)
        #expect(proof.verdict(checksum: nil, etag: Self.md5, nature: .md5, isSource: true) == .agrees(.md5))
        #expect(proof.verdict(checksum: Self.otherSum, etag: Self.md5, nature: .md5, isSource: false) == .differs)
        proof.storesAgree = false
        #expect(proof.verdict(checksum: nil, etag: Self.md5, nature: .md5, isSource: false) == .differs)
    }
}
