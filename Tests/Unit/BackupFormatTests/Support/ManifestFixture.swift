import Basics
import Fixtures

/// Files under `Fixtures/manifests`.
enum ManifestFixture {
    static func bytes(_ path: String) throws -> [UInt8] {
        try Fixture.load("manifests/\(path)")
    }

    static func json(_ path: String) throws -> JSONValue {
        try JSONValue(parsing: bytes(path))
    }
}
