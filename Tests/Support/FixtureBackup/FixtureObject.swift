package import BackupFormat
internal import Fixtures
package import MilvusModel

/// One object of a backup, and the fixture that is its content.
package struct FixtureObject: Sendable {
    package let object: DataObject
    let collection: CollectionID
    let fixture: String

    package var path: String { BackupLayout.relativePath(of: object) }
    package var segment: SegmentID { object.segment }
    package var recordKind: ObjectKind { ObjectKind(object) }

    /// Nil for an index file.
    package var kind: LogKind? {
        if case .log(let log) = object { log.kind } else { nil }
    }

    /// The fixture's, with the ids of the place where it lies in its head.
    package func bytes() throws -> [UInt8] {
        var bytes = try Fixture.load(fixture)
        guard bytes.starts(with: [0xBC, 0xFA, 0xFF, 0x00]) else { return bytes }
        for (index, id) in ids.enumerated() {
            for byte in 0..<8 { bytes[21 + 8 * index + byte] = UInt8(truncatingIfNeeded: id >> Int64(8 * byte)) }
        }
        return bytes
    }

    /// Collection, partition, segment.
    private var ids: [Int64] {
        switch object {
        case .log(let log):
            [log.location.collection.rawValue, log.location.partition.rawValue, log.location.segment.rawValue]
        case .indexFile(let file): [collection.rawValue, file.partition.rawValue, file.segment.rawValue]
        }
    }
}
