internal import BackupFormat
internal import MilvusModel

/// What of a backup a restore leaves out, or why it is refused: before the target is touched.
struct BackupSalvage {
    let environment: BackupEnvironment
    let backup: InspectedBackup
    let selection: RestoreSelection
    let planner: RestorePlanner
    let proved: ProvedBackup

    private var collections: [RestorableCollection] { selection.elements.map(\.collection) }

    /// By the collections' ids. A resumed run leaves out what `marker` says, for imports were cut by that.
    ///
    /// - Throws: `.damagedBackup` where damage may not be left out, can't be, or leaves nothing.
    func leftOut(resuming marker: RestoreMarker?) async throws -> [CollectionID: LeftOut] {
        let damage = BackupDamage(proved.damages, in: collections.map(\.backup))
        let earlier = marker?.leftOut ?? [:]
        guard !damage.isEmpty else { return earlier }
        let refusal = DamageRefusal(
            backup: backup.layout.name, proved: proved, damage: damage, options: planner.options,
            isResumed: marker != nil)
        guard planner.options.skipDamaged, damage.unattributed.isEmpty else { throw refusal.error }
        let salvage = Salvage(collections, damage, isInPlace: planner.facts.backupLiesInMilvusBucket)
        guard marker == nil else {
            let more = salvage.exceeding(earlier)
            guard more.isEmpty else {
                throw refusal.moreThanBefore(
                    collections.filter { more.contains($0.backup.id) }.map(\.reference).sorted())
            }
            return earlier
        }
        var leftOut = salvage.leftOut
        try await KeySurvey(
            environment: environment, backup: backup, damaged: Set(proved.damages.map(\.object))
        ).fill(&leftOut)
        let lost = selection.elements.compactMap { element in lostCollection(element, leftOut) }
        guard lost.count < selection.elements.count else { throw refusal.nothingLeft(lost) }
        return leftOut
    }

    private func lostCollection(
        _ element: RestoreSelection.Element, _ leftOut: [CollectionID: LeftOut]
    ) -> LostCollection? {
        let collection = element.collection.backup
        guard let part = leftOut[collection.id], part.loss != nil else { return nil }
        return LostCollection(
            source: collection.reference, sourceID: collection.id, target: element.target, leftOut: part)
    }
}
