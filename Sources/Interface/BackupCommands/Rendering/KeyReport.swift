internal import BackupConfiguration
internal import Basics

/// What `config keys` shows: the table of keys, in text as Markdown for the documents.
struct KeyReport: Report {
    let keys: [ConfigurationKey]

    var status: ExitStatus { .done }

    var json: JSONValue {
        ["keys": .array(keys.map(\.json))]
    }

    func text(_ style: TextStyle) -> String {
        let rows = keys.filter(\.isUsed).map { key in
            "| `\(key.name)` | \(key.fallback.text) | \(key.otherNames.map { "`\($0)`" }.joined(separator: " ")) "
                + "| \(key.summary) |\n"
        }
        let ignored = keys.filter { !$0.isUsed }.map { "`\($0.name)`" }
        return "| key | default | other names | meaning |\n|---|---|---|---|\n" + rows.joined()
            + "\nRead without effect: \(ignored.joined(separator: ", ")).\n"
    }
}

extension ConfigurationKey {
    fileprivate var otherNames: [String] {
        legacyNames.map(\.name) + environment + legacyEnvironment
    }

    fileprivate var json: JSONValue {
        [
            "key": .string(name), "default": .string(fallback.text), "isSecret": JSONValue(isSecret),
            "isUsed": JSONValue(isUsed), "legacyNames": JSONValue(legacyNames.map(\.name)),
            "environment": JSONValue(environment), "legacyEnvironment": JSONValue(legacyEnvironment),
            "summary": .string(summary),
        ]
    }
}

extension ConfigurationFallback {
    fileprivate var text: String {
        switch self {
        case .value(let text): text
        case .inherited(let key): "as \(key)"
        case .derived(let how): how
        }
    }
}
