/// What a file or `--set` names and no key answers to, each with the key that was probably meant.
struct UnknownKeys {
    let file: ConfigurationFile?
    let sets: SetOptions
    let usesLegacyNames: Bool

    var warnings: [ConfigurationWarning] {
        let own = Set(ConfigurationKey.all.map { $0.name.lowercased() })
        let legacy = Set(ConfigurationKey.all.flatMap(\.legacyNames).map { $0.name.lowercased() })
        let spellings = Set(ConfigurationKey.all.flatMap(\.spellings).map { $0.lowercased() })
        let inFile = (file?.entries ?? []).compactMap { entry -> ConfigurationWarning? in
            let key = entry.key.lowercased()
            if own.contains(key) || (usesLegacyNames && legacy.contains(key)) { return nil }
            return ConfigurationWarning("\(file?.name ?? ""):\(entry.line)", message(entry.key))
        }
        let inSets = sets.assignments.compactMap { assignment -> ConfigurationWarning? in
            if spellings.contains(assignment.key.lowercased()) { return nil }
            return ConfigurationWarning("--set", message(assignment.key))
        }
        return inFile + inSets
    }

    private func message(_ name: String) -> String {
        let successor = ConfigurationKey.all.first { key in
            key.legacyNames.contains { $0.name.lowercased() == name.lowercased() }
        }
        if let successor {
            return "\(name) is a name of v1 and has no effect beside configVersion v2; write \(successor.name)."
        }
        let candidates = ConfigurationKey.all.flatMap { key in
            [key.name] + (usesLegacyNames ? key.legacyNames.map(\.name) : [])
        }
        let guess = EditDistance.nearest(to: name, among: candidates).map { " Did you mean \($0)?" } ?? ""
        return "\(name) isn't a known key and has no effect.\(guess)"
    }
}
