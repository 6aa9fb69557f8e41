import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupFormat

/// Every manifest of another writer reads the same in pieces as whole.
@Suite struct ManifestReaderTests {
    private func read(
        _ bytes: [UInt8], pieces size: Int
    ) throws -> (segments: [SegmentBackup], outline: [UInt8], lists: Int) {
        var sieve = ManifestSieve()
        var segments: [SegmentBackup] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            var piece = bytes[start..<min(start + size, bytes.count)]
            while let found = try sieve.next(in: &piece) {
                segments.append(try SegmentBackup(json: JSONValue(parsing: found.json)))
            }
        }
        return (segments, sieve.outline, sieve.lists)
    }

    @Test(
        arguments: ["v0.5", "v0.6-bulk-flush"], [1, 7, 1 << 20])
    func `segments come out one by one, whatever the pieces`(writer: String, size: Int) throws {
        let bytes = try ManifestFixture.bytes("\(writer)/full_meta.json")
        let whole = try BackupInfo(json: JSONValue(parsing: bytes))
        let found = try read(bytes, pieces: size)
        #expect(!found.segments.isEmpty)
        #expect(Set(found.segments) == Set(whole.collections.flatMap(\.segments)))
        #expect(!String(decoding: found.outline, as: UTF8.self).contains("log_id"))
    }

    @Test func `what is left has the segments in their places, without logs`() async throws {
        let repository = try Repository()
        try await repository.putFixture("v0.5", [.fullManifest])
        let whole = try BackupInfo(json: ManifestFixture.json("v0.5/full_meta.json"))
        let outline = try await repository.reader.outline(.foreign(.full))
        #expect(outline.collections.map(\.reference) == whole.collections.map(\.reference))
        #expect(
            outline.collections.flatMap(\.segments) == whole.collections.flatMap(\.segments).map(\.abridged))
        #expect(outline.collections.flatMap(\.segments).map(\.id) == whole.collections.flatMap(\.segments).map(\.id))
    }

    @Test func `names in texts, and lists of that name elsewhere, are no lists of segments`() throws {
        let text = #"{"segment_backups":[{"a":1}],"x":"\"segment_backups\":[{","y":[[{"l0_segments":[{"b":2}]}]]}"#
        let found = try read(Array(text.utf8), pieces: 3)
        #expect(found.lists == 0)
        #expect(found.outline == Array(text.utf8))
    }

    @Test(arguments: ["[7]", "[{},\"a\"]", "[null,{}]"])
    func `a list that holds something else is damage`(list: String) throws {
        let text = #"{"collection_backups":[{"l0_segments":\#(list)}]}"#
        #expect(throws: ManifestSieveError.self) { try read(Array(text.utf8), pieces: 5) }
    }

    @Test func `a segment of another collection is damage`() async throws {
        let repository = try Repository()
        let text = #"{"collection_backups":[{"collection_id":1,"l0_segments":[{"segment_id":5,"collection_id":2}]}]}"#
        try await repository.put("meta/full_meta.json", Array(text.utf8))
        await #expect(throws: BackupFormatError.self) { try await repository.reader.outline(.foreign(.full)) }
    }
}
