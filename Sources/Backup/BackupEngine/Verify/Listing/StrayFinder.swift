internal import BackupFormat
internal import Basics
internal import ObjectStorage

/// What is wrong with a backup beside its data objects: its meta objects, and what doesn't belong to it.
struct StrayFinder {
    private static let meaning = "A restore leaves it out: nothing of the backup is lost."

    let environment: BackupEnvironment
    let backup: InspectedBackup

    /// `isWhole`: all of the backup is looked at.
    func findings(isWhole: Bool) async throws -> FindingList {
        var findings = FindingList()
        for meta in backup.damagedMeta { findings.append(meta.finding) }
        if let seal = backup.seal, seal.name != backup.layout.name.text {
            findings.append(
                VerifyFinding(
                    .otherName, MetaObject.seal.rawValue, "it was sealed under the name \(seal.name)",
                    meaning: "It was renamed or copied by hand; a restore takes it as it is."))
        }
        if isWhole, backup.seal != nil { try await findStrays(&findings) }
        return findings
    }

    /// In a sealed backup everything is known.
    private func findStrays(_ findings: inout FindingList) async throws {
        let layout = backup.layout
        var strays = try await unknown(under: layout.prefix, ["meta/", "binlogs/", "index_files/"])
        strays += try await unknown(under: layout.prefix + "binlogs/", LogKind.allCases.map { "\($0.rawValue)/" })
        let meta = Set((backup.seal?.meta.map(\.path) ?? []) + [MetaObject.seal.rawValue])
        strays += try await environment.backupStore.listAll(layout.prefix + "meta/").map(\.key.rawValue)
            .filter { !meta.contains(String($0.dropFirst(layout.prefix.count))) }
        Self.note(keys: strays.map { String($0.dropFirst(layout.prefix.count)) }, in: &findings)
    }

    /// Objects directly there, of which there are none, and directories other than the known ones.
    private func unknown(under prefix: String, _ known: [String]) async throws -> [String] {
        let page = try await environment.backupStore.listPage(
            prefix, ListOptions(delimiter: "/"), continuation: nil)
        let known = Set(known.map { prefix + $0 })
        return page.commonPrefixes.filter { !known.contains($0) } + page.objects.map(\.key.rawValue)
    }

    static func note(keys: [String], in findings: inout FindingList) {
        for key in keys {
            findings.append(VerifyFinding(.stray, key, "\(key) doesn't belong to the backup", meaning: meaning))
        }
    }
}
