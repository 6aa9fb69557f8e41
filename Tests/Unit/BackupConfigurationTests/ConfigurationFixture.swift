import BackupConfiguration
import Foundation

/// Reads files of `Fixtures/configuration` and resolves configurations the way the tests want them.
enum ConfigurationFixture {
    static func text(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "Fixtures/configuration/\(name)"), encoding: .utf8)
    }

    static func resolve(
        _ yaml: String? = nil, environment: [String: String] = [:], sets: [String] = []
    ) throws -> ResolvedConfiguration {
        try ResolvedConfiguration(
            ConfigurationInputs(file: yaml.map { ("backup.yaml", $0) }, environment: environment, sets: sets))
    }
}
