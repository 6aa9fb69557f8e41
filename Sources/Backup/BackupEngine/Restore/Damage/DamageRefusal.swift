internal import BackupFormat
internal import MilvusModel

/// Says that a backup is damaged, and what can be done. Pure.
struct DamageRefusal {
    private static let shown = 5

    let backup: BackupName
    let proved: ProvedBackup
    let damage: BackupDamage
    let options: RestoreOptions
    let isResumed: Bool

    /// Damage that nobody allowed to leave out, or that can't be left out by segment.
    var error: BackupError {
        error("Backup \(backup) is damaged: \(list(proved.damages, proved.damageCount)).", advice)
    }

    /// Nothing of what was asked for is whole.
    func nothingLeft(_ lost: [LostCollection]) -> BackupError {
        let reasons = lost.prefix(Self.shown).map { "\($0.source): \($0.leftOut.loss ?? "")" }
        let more = lost.count > Self.shown ? "; and \(lost.count - Self.shown) more" : ""
        return error(
            "Nothing that was asked for of backup \(backup) is whole. \(reasons.joined(separator: "; "))\(more).",
            "Use another backup; `\(verify)` shows all of it.")
    }

    /// An earlier run of this restore has left other segments out.
    func moreThanBefore(_ collections: [CollectionReference]) -> BackupError {
        let names = collections.map(\.description).joined(separator: ", ")
        return error(
            "More of backup \(backup) is damaged than when this restore began, in \(names): "
                + "\(list(proved.damages, proved.damageCount)).",
            "Take what was restored back with `milvault restore -n \(backup) --discard`, and restore anew with "
                + "--skip-damaged.")
    }

    private func error(_ message: String, _ advice: String) -> BackupError {
        var error = BackupError(
            .damagedBackup, "\(message) \(isResumed ? "Nothing more" : "Nothing") was touched.",
            subject: Set(proved.damages.map(\.collection)).sorted().joined(separator: ", "), advice: advice)
        error.damages = proved.damages
        error.damageCount = proved.damageCount
        return error
    }

    private func list(_ findings: [VerifyFinding], _ count: Int64) -> String {
        let shown = findings.prefix(Self.shown)
        let rest = count - Int64(shown.count)
        return shown.map(\.message).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
    }

    private var verify: String {
        "milvault verify -n \(backup)" + (options.verify == .list ? "" : " --depth \(options.verify.rawValue)")
    }

    private var advice: String {
        if !damage.unattributed.isEmpty {
            return "No segment can be left out for that: use another backup, or see \"A damaged backup\" in "
                + "docs/operations.md. `\(verify)` shows all of it."
        }
        let loses = damage.collections.values.contains { $0.losesRows }
        let salvage =
            loses
            ? "restores what is whole, by segment, and says which rows are missing"
            : "restores it: no row is lost, statistics and indexes are made anew"
        return "`\(verify)` shows all of it. Use another backup, or --skip-damaged, which \(salvage)." + etags
    }

    /// A listing can't tell an object that was written anew from another one.
    private var etags: String {
        guard options.verify == .list, proved.damages.contains(where: { $0.code == .replaced }) else { return "" }
        return " --verify hash tells whether objects of other ETags have the same bytes."
    }
}
