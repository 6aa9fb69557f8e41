internal import BackupFormat
internal import Basics
package import MilvusModel

/// Something about a backup that isn't as it was promised.
package struct VerifyFinding: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable {
        /// Something of the backup is lost or changed: a restore refuses it.
        case damaged
        /// Nothing is lost.
        case harmless
    }

    /// Kebab case, stable, for scripts.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        case missing = "object-missing"
        case size = "object-size"
        case replaced = "object-replaced"
        case content = "object-content"
        case unreadable = "object-unreadable"
        case emptySegment = "segment-empty"
        case meta = "meta-damaged"
        case disagreement = "manifests-disagree"
        case stray = "stray"
        case etagDiffers = "etag-differs"
        case etagsDiffer = "etags-differ"
        case unproved = "object-unproved"
        case otherName = "seal-of-another-name"
        case manifestChanged = "manifest-changed"
        // What only decoding finds.
        case malformed = "object-malformed"
        case identity = "object-of-another"
        case rowsDiffer = "rows-differ"
        case fieldMissing = "field-missing"
        case timestamps = "timestamps-out-of-range"
        case keys = "keys-not-in-stats"
        case values = "values-invalid"
        case indexIncomplete = "index-incomplete"
        case undecoded = "object-undecoded"
        case notFinite = "vectors-not-finite"
        case json = "json-malformed"
        case deletesDiffer = "deletes-differ"
        case liveRowsDiffer = "live-rows-differ"

        package var severity: Severity {
            switch self {
            case .missing, .size, .replaced, .content, .unreadable, .emptySegment, .meta, .disagreement, .malformed,
                .identity, .rowsDiffer, .fieldMissing, .timestamps, .keys, .values, .indexIncomplete:
                .damaged
            case .stray, .etagDiffers, .etagsDiffer, .unproved, .otherName, .manifestChanged, .undecoded, .notFinite,
                .json, .deletesDiffer, .liveRowsDiffer:
                .harmless
            }
        }
    }

    package var code: Code
    /// Below the backup's directory; a directory or empty where it isn't about one object.
    package var object: String
    /// `database.name`, empty where none is known.
    package var collection: String
    package var segment: SegmentID?
    package var field: FieldID?
    /// What is so.
    package var message: String
    /// What that means for a restore, in one sentence.
    package var meaning: String

    package var severity: Severity { code.severity }
}

extension VerifyFinding {
    /// About the backup or one of its meta objects.
    init(_ code: Code, _ object: String, _ message: String, meaning: String) {
        self.init(
            code: code, object: object, collection: "", segment: nil, field: nil, message: message, meaning: meaning)
    }

    /// What earlier verifications recorded was of another backup of this name: of another manifest, or another seal.
    static func manifestChanged(_ backup: InspectedBackup, checksums: Int64) -> VerifyFinding {
        let meta: MetaObject =
            backup.seal != nil ? .seal : backup.condition == .foreign(.levels) ? .backupLevel : .fullManifest
        return VerifyFinding(
            .manifestChanged, meta.rawValue,
            "\(meta.rawValue) isn't the one of earlier verifications: the checksums that they recorded of \(checksums) "
                + "objects aren't compared with",
            meaning:
                "Proving begins anew: what was changed together with it isn't found by this run. It is restored as "
                + "it is now.")
    }

    /// About one data object. `predicate` follows its name: "is missing".
    init(_ code: Code, _ object: DataObject, path: String, of collection: String, _ predicate: String) {
        var field: FieldID?
        if case .log(let log) = object { field = log.field }
        self.init(
            code: code, object: path, collection: collection, segment: object.segment, field: field,
            message: "\(object.spokenName) \(predicate)", meaning: FindingMeaning.text(code, object))
    }
}

extension DataObject {
    /// `insert_log 70 of field 100 of segment 7`.
    var spokenName: String {
        switch self {
        case .log(let log):
            let field = log.field.map { "field \($0) of " } ?? ""
            return "\(log.kind.rawValue) \(log.log) of \(field)segment \(log.location.segment)"
        case .indexFile(let file): return "index file \(file.file) of segment \(file.segment)"
        }
    }
}
