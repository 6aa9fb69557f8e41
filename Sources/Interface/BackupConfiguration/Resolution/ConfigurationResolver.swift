internal import Basics

/// Decides for every key of the table what holds: `--set`, else the environment, else the file, else the default.
struct ConfigurationResolver {
    let file: ConfigurationFile?
    let environment: [String: String]
    let sets: SetOptions
    let usesLegacyNames: Bool
    private(set) var warnings: [ConfigurationWarning] = []
    private var resolved: [String: ConfigurationValue] = [:]

    /// A raw value as one of the layers has it, in v2's words.
    private struct Found {
        var content: ConfigurationFile.Content
        var origin: ConfigurationOrigin
    }

    init(_ inputs: ConfigurationInputs) throws(ConfigurationError) {
        let known = Set(ConfigurationKey.all.flatMap(\.spellings).map { $0.lowercased() })
        sets = try SetOptions(inputs.sets) { known.contains($0.lowercased()) }
        environment = inputs.environment
        if let (name, text) = inputs.file {
            let file = try ConfigurationFile(name: name, text: text)
            usesLegacyNames = try Self.isLegacy(file)
            self.file = file
        } else {
            file = nil
            usesLegacyNames = false
        }
    }

    /// All values in the order of the table.
    mutating func resolve() throws(ConfigurationError) -> [ConfigurationValue] {
        warnings += UnknownKeys(file: file, sets: sets, usesLegacyNames: usesLegacyNames).warnings
        for key in ConfigurationKey.all {
            resolved[key.name] = try value(of: key)
        }
        // Inherited values hold what the other key holds, whatever its place in the table.
        for key in ConfigurationKey.all {
            guard case .inherited(let other) = key.fallback, resolved[key.name]?.origin.isExplicit == false,
                let source = resolved[other]
            else { continue }
            resolved[key.name]?.content = source.content
        }
        inheritRootPath()
        settleMutualTLS()
        return ConfigurationKey.all.compactMap { resolved[$0.name] }
    }

    /// A file without `configVersion` is of the first version, as milvus-backup reads it.
    private static func isLegacy(_ file: ConfigurationFile) throws(ConfigurationError) -> Bool {
        guard let entry = file.entry("configVersion"), case .text(let version) = entry.content else { return true }
        switch version.lowercased() {
        case "v1": return true
        case "v2": return false
        default:
            throw ConfigurationError(
                "configVersion \(version) isn't known.", subject: "configVersion", place: "\(file.name):\(entry.line)",
                advice: "Write v2, or v1 for a file with milvus-backup's old names.")
        }
    }

    private mutating func value(of key: ConfigurationKey) throws(ConfigurationError) -> ConfigurationValue {
        guard let found = try strongest(key), !isUnset(found, key) else {
            return fallback(of: key)
        }
        let content = try ConfigurationScalar(key: key, origin: found.origin).read(found.content)
        return ConfigurationValue(key: key, content: content, origin: found.origin)
    }

    private mutating func strongest(_ key: ConfigurationKey) throws(ConfigurationError) -> Found? {
        if let found = try inSets(key) { return found }
        if let found = try inEnvironment(key) { return found }
        return try inFile(key)
    }

    private func isUnset(_ found: Found, _ key: ConfigurationKey) -> Bool {
        switch found.content {
        case .text(let text): text.isEmpty && !key.allowsEmpty
        case .list(let elements): elements.isEmpty
        }
    }

    private func fallback(of key: ConfigurationKey) -> ConfigurationValue {
        switch key.fallback {
        case .value(let text): ConfigurationValue(key: key, content: key.content(text), origin: .builtIn)
        case .inherited(let other): ConfigurationValue(key: key, content: key.content(""), origin: .inherited(other))
        case .derived(let how): ConfigurationValue(key: key, content: key.content(""), origin: .derived(how))
        }
    }

    private func inSets(_ key: ConfigurationKey) throws(ConfigurationError) -> Found? {
        guard let assignment = sets.assignment(to: key.spellings) else { return nil }
        let origin = ConfigurationOrigin.setOption(assignment.key)
        return try found(key, assignment.value, named: assignment.key, origin)
    }

    private mutating func inEnvironment(_ key: ConfigurationKey) throws(ConfigurationError) -> Found? {
        let names = key.environment + (usesLegacyNames ? key.legacyEnvironment : [])
        for name in names {
            guard let text = environment[name], !text.isEmpty else { continue }
            // Kubernetes sets MILVUS_PORT=tcp://10.0.0.1:19530 for a service called milvus.
            if case .integer = key.kind, text.hasPrefix("tcp://") {
                warnings.append(
                    ConfigurationWarning(
                        "environment variable \(name)", "\(text) was set by Kubernetes for a service and is ignored."))
                continue
            }
            return try found(key, text, named: key.legacyNames.first?.name ?? key.name, .environment(name))
        }
        return nil
    }

    private func inFile(_ key: ConfigurationKey) throws(ConfigurationError) -> Found? {
        guard let file else { return nil }
        let names = [key.name] + (usesLegacyNames ? key.legacyNames.map(\.name) : [])
        for name in names {
            guard let entry = file.entry(name) else { continue }
            let origin = ConfigurationOrigin.file(name: file.name, line: entry.line, key: entry.key)
            switch entry.content {
            case .list: return Found(content: entry.content, origin: origin)
            case .text(let text): return try found(key, text, named: name, origin)
            }
        }
        return nil
    }

    /// The text in v2's words, if it was set by a name of v1.
    private func found(
        _ key: ConfigurationKey, _ text: String, named name: String, _ origin: ConfigurationOrigin
    ) throws(ConfigurationError) -> Found {
        let legacy = key.legacyNames.first { $0.name.lowercased() == name.lowercased() } ?? legacyVariable(key, name)
        guard let legacy, name.lowercased() != key.name.lowercased(), !text.isEmpty else {
            return Found(content: .text(text), origin: origin)
        }
        if let translated = legacy.translated(text) { return Found(content: .text(translated), origin: origin) }
        if ConfigurationScalar(key: key, origin: origin).accepts(text) {
            return Found(content: .text(text), origin: origin)
        }
        throw ConfigurationScalar(key: key, origin: origin).refusal(text, name: legacy.name)
    }

    /// A variable of v1 holds what v1's key held.
    private func legacyVariable(_ key: ConfigurationKey, _ name: String) -> LegacyName? {
        key.legacyEnvironment.contains(name.uppercased()) ? key.legacyNames.first : nil
    }

    /// v1 puts backups under Milvus' own root path when told nothing else.
    private mutating func inheritRootPath() {
        let name = "backup.storage.rootPath"
        let milvus = "milvus.storage.rootPath"
        guard usesLegacyNames, resolved[name]?.origin.isExplicit == false, let source = resolved[milvus],
            source.display != ""
        else { return }
        resolved[name]?.content = source.content
        resolved[name]?.origin = .inherited(milvus)
    }

    /// v1 meant one-way TLS by mode 2 without a key pair.
    private mutating func settleMutualTLS() {
        guard usesLegacyNames, let mode = resolved["milvus.grpc.tlsMode"], mode.display == "mutual",
            resolved["milvus.grpc.mtlsCertPath"]?.display == "" || resolved["milvus.grpc.mtlsKeyPath"]?.display == ""
        else { return }
        resolved["milvus.grpc.tlsMode"]?.content = .text("server")
        warnings.append(
            ConfigurationWarning(
                mode.origin.place, "tlsMode 2 without mtlsCertPath and mtlsKeyPath is read as one-way TLS (1)."))
    }
}
