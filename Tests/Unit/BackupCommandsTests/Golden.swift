import Foundation
import Testing

/// Compares output with a file of `Fixtures/cli`. With `MILVAULT_RECORD_FIXTURES=1` in the environment the file is
/// written instead: look at the difference before it is committed.
enum Golden {
    private static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures")
    }

    static func fixture(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: "cli/\(name)")
        if ProcessInfo.processInfo.environment["MILVAULT_RECORD_FIXTURES"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)), sourceLocation: sourceLocation)
    }
}
