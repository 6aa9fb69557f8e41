import Basics
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Files under `Fixtures/manifests`.
enum Fixture {
    static func bytes(_ path: String, file: String = #filePath) throws -> [UInt8] {
        let root = file.split(separator: "/").dropLast(5).joined(separator: "/")
        let name = "/\(root)/Fixtures/manifests/\(path)"
        let handle = try #require(fopen(name, "r"), "\(name) can't be opened")
        defer { fclose(handle) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, handle), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    static func json(_ path: String) throws -> JSONValue {
        try JSONValue(parsing: bytes(path))
    }
}
