internal import BackupFormat
internal import MilvusClient
internal import MilvusModel

// What speaks against a restore, and what its user should know beforehand.
extension RestorePlanner {
    func checkVersions(_ selection: RestoreSelection) throws(BackupError) {
        let check = CompatibilityCheck(features: facts.features, schemaOnly: options.schemaOnly)
        let problems = selection.elements.flatMap { element in
            check.problems(
                of: element,
                encrypted: source.databases.contains {
                    $0.name == element.collection.reference.database && $0.encryptionKey != nil
                })
        }
        guard let first = problems.first else { return }
        let shown = problems.prefix(10).map(\.description).joined(separator: "; ")
        let more = problems.count > 10 ? "; and \(problems.count - 10) more" : ""
        let needed = problems.compactMap(\.needs).max()
        let canAll = problems.allSatisfy { $0.needs != nil }
        throw BackupError(
            .incompatibleVersions,
            "Milvus \(facts.features.versionText) can't take what backup \(source.layout.name) holds: \(shown)\(more).",
            subject: first.subject,
            advice: canAll && needed != nil
                ? "Restore into Milvus \(needed ?? first.needs ?? .newest) or later, or leave these collections out "
                    + "with --filter." : "Leave these collections out with --filter, or restore their schema only.")
    }

    /// Nil when nothing stands under the name; else the aliases of what is to be dropped.
    func droppedAliases(for target: CollectionReference) throws(BackupError) -> [String]? {
        switch facts.occupied[target] {
        case nil: return nil
        case .collection(let aliases) where options.dropExisting: return aliases
        case .collection:
            throw BackupError(
                .failed, "\(target) already exists in the target; nothing was touched.", subject: "\(target)",
                advice: "Restore under another name with --suffix or --rename, or replace it with --drop-existing.")
        case .alias(let collection):
            throw BackupError(
                .failed, "\(target) is an alias of collection \(collection) in the target; nothing was touched.",
                subject: "\(target)",
                advice: "Restore under another name with --suffix or --rename, or drop the alias first.")
        }
    }

    func findings(_ selection: RestoreSelection) -> [Finding] {
        var findings: [Finding] = []
        if source.isFromLevelFiles {
            findings.append(
                Finding(
                    "manifest-incomplete", subject: "\(source.layout.name)",
                    "The backup has no full_meta.json: deletes that apply to all partitions, users and databases "
                        + "aren't in it."))
        }
        for failed in source.seal?.collections.filter({ $0.failure != nil }) ?? []
        where options.filter.selects(failed.reference) {
            findings.append(
                Finding(
                    "collection-not-in-backup", subject: "\(failed.reference)",
                    "It isn't in the backup: \(failed.failure ?? "")"))
        }
        if options.includesRBAC, source.accessControl == nil {
            findings.append(
                Finding(
                    "no-access-control", subject: "\(source.layout.name)", "The backup holds no users and roles.",
                    advice: "Create the backup with --rbac."))
        }
        findings += olderTarget + selection.elements.compactMap(aliasesKept)
        return findings
    }

    private var olderTarget: [Finding] {
        let version = MilvusVersion(parsing: source.milvusVersion)
        let target = facts.features.version
        guard version != .newest, (version.major, version.minor) > (target.major, target.minor) else { return [] }
        return [
            Finding(
                "older-target", subject: "\(source.layout.name)",
                "The backup is of Milvus \(version), the target is \(target).",
                advice: "What the target can't know was checked; compare the rows all the same.")
        ]
    }

    private func aliasesKept(_ element: RestoreSelection.Element) -> Finding? {
        let collection = element.collection.backup
        guard element.target != collection.reference, !collection.aliases.isEmpty else { return nil }
        return Finding(
            "aliases-not-moved", subject: "\(element.target)",
            "Its aliases (\(collection.aliases.joined(separator: ", "))) are left alone, as it comes back under another "
                + "name.", advice: "Point them to it when you are content with what it holds.")
    }
}
