internal import BackupConfiguration
internal import Basics

/// What `config show` shows: every key, its value, where that came from.
struct ConfigurationReport: Report {
    let configuration: ResolvedConfiguration
    /// What stands in the way of using it.
    let problem: ConfigurationError?
    /// Who signs the requests to each store; empty when the configuration can't be used.
    let credentials: [CredentialOrigin]

    var status: ExitStatus { problem == nil ? .done : .usage }

    var json: JSONValue {
        [
            "values": .array(configuration.values.map(\.json)),
            "warnings": .array(
                configuration.warnings.map { ["place": .string($0.place), "message": .string($0.message)] }),
            "credentials": .array(
                credentials.map { ["store": .string($0.section), "source": .string($0.source)] }),
            "problem": JSONValue(problem.map { "\($0)" }),
        ]
    }

    func text(_ style: TextStyle) -> String {
        var table = TextTable([("KEY", .left), ("VALUE", .left), ("FROM", .left)])
        for value in configuration.values where value.key.isUsed || value.origin.isExplicit {
            table.append([value.key.name, value.display, value.origin.description + value.remark])
        }
        let origins = credentials.map { "Credentials of \($0.section): \($0.source).\n" }.joined()
        return table.text + (origins.isEmpty ? "" : "\n\(origins)")
            + (problem.map { "\n\(style.bad("error:")) \($0)\n" } ?? "")
    }
}

extension ConfigurationValue {
    fileprivate var remark: String { key.isUsed ? "" : ", without effect" }

    fileprivate var json: JSONValue {
        let value: JSONValue =
            switch content {
            case .text, .secret: .string(display)
            case .list(let elements): JSONValue(elements)
            }
        return [
            "key": .string(key.name), "value": value, "origin": .string(origin.description),
            "isSecret": JSONValue(key.isSecret), "isUsed": JSONValue(key.isUsed),
        ]
    }
}
