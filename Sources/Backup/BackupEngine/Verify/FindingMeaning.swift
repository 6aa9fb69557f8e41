internal import BackupFormat

/// What a finding about an object means for whoever wants to restore.
enum FindingMeaning {
    static func text(_ code: VerifyFinding.Code, _ object: DataObject) -> String {
        switch code {
        case .stray: return "A restore leaves it out, or says why it can't: nothing of the backup is lost."
        case .etagDiffers: return "Its bytes are those that were backed up: it was written anew with the same content."
        case .unproved: return "Nothing tells what its bytes were when it was backed up; from now on they are known."
        case .content, .unreadable:
            return "\(loss(of: object)); a restore notices only with --verify hash."
        default: return "\(loss(of: object)); a restore of its collection is refused."
        }
    }

    private static func loss(of object: DataObject) -> String {
        switch object {
        case .indexFile: "No row is lost, an import builds the index anew"
        case .log(let log):
            switch log.kind {
            case .insert: "Rows of its segment can't come back whole"
            case .delta: "Rows that were deleted would come back"
            case .stats, .bm25: "No row is lost, an import makes statistics anew"
            }
        }
    }
}
