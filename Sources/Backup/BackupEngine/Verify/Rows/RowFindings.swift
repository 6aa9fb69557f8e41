internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Words for what reading a segment shows, and what that means for a restore.
struct RowFindings: Sendable {
    let collection: String
    let segment: SegmentID
    /// Rows by the manifest.
    let rows: Int64?
    let layout: BackupLayout

    /// `predicate` follows the log's name: "can't be decoded".
    func about(
        _ code: VerifyFinding.Code, _ object: DataObject, _ key: ObjectKey, field: FieldID? = nil, _ predicate: String
    ) -> VerifyFinding {
        var finding = VerifyFinding(
            code, object, path: layout.relativePath(of: key) ?? key.rawValue, of: collection, predicate)
        if let field { finding.field = field }
        finding.meaning = meaning(code, of: object)
        return finding
    }

    func about(_ code: VerifyFinding.Code, _ log: StoredLog, field: FieldID? = nil, _ predicate: String)
        -> VerifyFinding
    {
        about(code, .log(log.object), log.key, field: field, predicate)
    }

    /// About the segment, or one of its fields.
    func aboutSegment(_ code: VerifyFinding.Code, field: FieldID? = nil, _ message: String) -> VerifyFinding {
        VerifyFinding(
            code: code, object: "", collection: collection, segment: segment, field: field, message: message,
            meaning: meaning(code, of: nil))
    }

    /// What went wrong with a log; nil for what concerns more than it.
    func finding(_ error: any Error, _ object: DataObject, _ key: ObjectKey) -> VerifyFinding? {
        switch error {
        case let error as BinlogFormatError:
            let isDamaged = error.kind == .damaged || error.kind == .truncated
            let place = "at byte \(error.offset): expected \(error.expected)"
            return about(
                isDamaged ? .malformed : .undecoded, object, key,
                isDamaged ? "can't be decoded: \(place)" : "isn't decoded by this version: \(place)")
        case BackupFormatError.damaged(_, let reason):
            return about(.unreadable, object, key, "can't be read: \(reason)")
        case BackupFormatError.store(let error):
            guard !error.concernsEveryObject, error.code != .accessDenied else { return nil }
            return about(.unreadable, object, key, "can't be read: \(error.reason)")
        default: return nil
        }
    }

    private func meaning(_ code: VerifyFinding.Code, of object: DataObject?) -> String {
        switch code {
        case .undecoded: return "It may be sound: --depth hash compares its bytes."
        case .notFinite:
            return "Milvus refuses such numbers when rows are inserted: the bytes changed, or came in another way."
        case .json: return "A restore brings the value back as it is; filters on it may fail."
        case .keys:
            return "Either rows or statistics aren't those that were written: what a restore brings back is in doubt."
        default: return "\(loss(object)); a restore notices only with --verify rows."
        }
    }

    private func loss(_ object: DataObject?) -> String {
        switch object {
        case .indexFile: return "No row is lost, an import builds the index anew"
        case .log(let log) where log.kind == .stats || log.kind == .bm25:
            return "No row is lost, an import makes statistics anew"
        case .log(let log) where log.kind == .delta: return "Rows that were deleted would come back"
        default:
            let all = rows.map { $0 == 1 ? "The one row" : "The \($0) rows" } ?? "Rows"
            return "\(all) of segment \(segment) can't come back whole"
        }
    }
}
