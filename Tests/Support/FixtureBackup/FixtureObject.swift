package import BackupFormat
internal import Fixtures
package import MilvusModel

/// One object of a backup, and the fixture that is its content.
package struct FixtureObject: Sendable {
    package let object: DataObject
    let fixture: String

    package var path: String { BackupLayout.relativePath(of: object) }
    package var segment: SegmentID { object.segment }
    package var recordKind: ObjectKind { ObjectKind(object) }

    /// Nil for an index file.
    package var kind: LogKind? {
        if case .log(let log) = object { log.kind } else { nil }
    }

    package func bytes() throws -> [UInt8] { try Fixture.load(fixture) }
}
