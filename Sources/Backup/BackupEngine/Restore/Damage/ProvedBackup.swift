internal import BackupFormat
internal import Basics
internal import MilvusModel

/// What verifying a backup gave a restore, before it touches the target.
struct ProvedBackup: Sendable {
    var presences: [CollectionID: ObjectPresence] = [:]
    /// What an import reads of each segment.
    private(set) var segments: [SegmentID: ObjectPresence] = [:]
    /// What is damaged: all of it counted, at least one finding of each damaged segment.
    private(set) var damages: [VerifyFinding] = []
    private(set) var damageCount: Int64 = 0

    mutating func count(_ match: ListCheck.Match) {
        guard case .log(let log) = match.promised.object, log.kind == .insert || log.kind == .delta else { return }
        var presence = segments[log.location.segment] ?? ObjectPresence()
        presence.objects += 1
        presence.bytes = presence.bytes.adding(clamped: match.found.size)
        segments[log.location.segment] = presence
    }

    mutating func take(_ findings: [VerifyFinding], _ counts: [VerifyFinding.Code: Int64]) {
        damages = findings.filter { $0.severity == .damaged }
        damageCount = counts.reduce(0) { $1.key.severity == .damaged ? $0 + $1.value : $0 }
    }

    /// What the imports read when some segments are left out.
    func presences(without leftOut: [CollectionID: LeftOut]) -> [CollectionID: ObjectPresence] {
        var rest = presences
        for (id, leftOut) in leftOut {
            for segment in leftOut.segments {
                guard let part = segments[segment.id] else { continue }
                rest[id]?.objects -= part.objects
                rest[id]?.bytes -= part.bytes
            }
        }
        return rest
    }
}
