internal import BackupFormat
package import MilvusClient
internal import MilvusModel

/// Finds what of a collection a server can't take back.
package struct CompatibilityCheck: Sendable {
    package let features: MilvusFeatures
    /// Without rows, what they need doesn't matter.
    package let schemaOnly: Bool

    package init(features: MilvusFeatures, schemaOnly: Bool) {
        self.features = features
        self.schemaOnly = schemaOnly
    }

    package func problems(of element: RestoreSelection.Element, encrypted: Bool = false) -> [CompatibilityProblem] {
        let collection = element.collection.backup
        let subject = "\(collection.reference)"
        var problems = SchemaRequirements(collection.schema).problems(on: features.version, subject: subject)
        func need(_ feature: MilvusFeature, _ what: String) {
            guard !features.has(feature) else { return }
            problems.append(CompatibilityProblem(subject, what, needs: feature.firstVersion))
        }
        if element.target.database != .default { need(.databases, "database \(element.target.database)") }
        guard !schemaOnly else { return problems }
        if let gap = FieldIdentity(collection.schema).problem {
            problems.append(CompatibilityProblem(subject, gap, needs: nil))
        }
        if collection.segments.contains(where: { $0.storageVersion == 2 }) {
            need(.storageVersion2, "segments of storage version 2")
        }
        if collection.segments.contains(where: { $0.storageVersion > 2 }) {
            problems.append(CompatibilityProblem(subject, "segments of storage version 3", needs: nil))
        }
        if collection.segments.contains(where: \.isL0) { need(.levelZeroSegments, "deletes in level zero segments") }
        if encrypted { need(.storageVersion2, "encrypted rows") }
        if collection.snapshot != nil {
            problems.append(CompatibilityProblem(subject, "a snapshot bundle of Milvus 3", needs: nil))
        }
        return problems
    }
}
