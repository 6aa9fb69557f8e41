internal import BackupFormat
internal import MilvusModel

/// Of which segments, and of which kind of their files, something was found: of very many findings at least one of each is
/// kept, for whoever leaves damaged segments out has to know them all.
struct NamedSegments: Sendable, Hashable {
    private struct Part: Hashable {
        var collection: String
        var segment: SegmentID?
        var kind: LogKind?
    }

    private var parts: Set<Part> = []

    init(_ findings: [VerifyFinding] = []) {
        for finding in findings { _ = isNew(finding) }
    }

    /// Whether nothing damaged was said of it before. What is harmless is never new.
    mutating func isNew(_ finding: VerifyFinding) -> Bool {
        guard finding.severity == .damaged else { return false }
        var kind: LogKind?
        if case .log(let log)? = BackupLayout.parse(relative: finding.object)?.object { kind = log.kind }
        return parts.insert(Part(collection: finding.collection, segment: finding.segment, kind: kind)).inserted
    }
}
