internal import Foundation

/// A file under `Fixtures/`, named by its path there. `Fixtures/README.md` says where each comes from.
package struct Fixture: Sendable, CustomStringConvertible {
    package let name: String

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    package init(_ name: String) {
        self.name = name
    }

    /// The bytes of `Fixtures/<name>`.
    package static func load(_ name: String) throws -> [UInt8] {
        try Fixture(name).bytes()
    }

    /// The text of `Fixtures/<name>`.
    package static func text(_ name: String) throws -> String {
        String(decoding: try load(name), as: UTF8.self)
    }

    /// The files anywhere below `Fixtures/<folder>`, sorted, named from `Fixtures/` on.
    package static func files(under folder: String) -> [Fixture] {
        let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        let files = paths?.compactMap { $0 as? String } ?? []
        return files.sorted().map { Fixture("\(folder)/\($0)") }.filter { !$0.isFolder }
    }

    package func bytes() throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url))
    }

    package var description: String { name }

    private var url: URL { Self.root.appendingPathComponent(name) }

    private var isFolder: Bool { (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false }
}
