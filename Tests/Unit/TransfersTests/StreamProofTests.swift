import ObjectStorage
import Testing

@testable import Transfers

@Suite("StreamProof")
struct StreamProofTests {
    private static let md5 = ETag(String(repeating: "a", count: 32))
    private static let other = ETag(String(repeating: "b", count: 32))
    private static let sum = ObjectChecksum(.crc64nvme, "rosUhgp5mIg=")

    struct Row: Sendable {
        var theirs: ObjectChecksum?
        var etag: ETag?
        var nature = ETagNature.unknown
        var isSource = false
        var before: ETag?
        var verdict: StreamProof.Verdict
    }

    @Test(
        "judges",
        arguments: [
            Row(etag: md5, verdict: .agrees(.md5)),
            Row(etag: other, verdict: .differs),
            Row(etag: other, nature: .md5, before: md5, verdict: .differs),
            Row(etag: other, before: md5, verdict: .silent(.opaque)),
            Row(etag: other, before: other, verdict: .differs),
            Row(etag: other, nature: .md5, isSource: true, before: md5, verdict: .silent(.md5)),
            Row(etag: other, nature: .opaque, verdict: .silent(.opaque)),
            Row(etag: ETag("1f.2.3"), verdict: .silent(.opaque)),
            Row(etag: ETag(md5.value + "-2"), verdict: .silent(.unknown)),
            Row(etag: nil, nature: .md5, verdict: .silent(.md5)),
            Row(theirs: sum, etag: other, nature: .md5, verdict: .agrees(.notNeeded)),
            Row(theirs: ObjectChecksum(.crc64nvme, "AAAAAAAAAAA="), etag: md5, verdict: .differs),
            Row(theirs: ObjectChecksum(.sha256, "x"), etag: md5, verdict: .agrees(.md5)),
        ])
    func judges(row: Row) {
        let proof = StreamProof(
            passed: PassingHash.Outcome(checksum: Self.sum, md5: Self.md5),
            before: row.before.map { PassingHash.Outcome(md5: $0) })
        let verdict = proof.verdict(
            checksum: row.theirs, etag: row.etag, nature: row.nature, isSource: row.isSource)
        #expect(verdict == row.verdict)
    }
}
