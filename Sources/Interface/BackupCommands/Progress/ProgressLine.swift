internal import BackupEngine
internal import Basics

/// One line that tells how far a phase is.
struct ProgressLine {
    var phase: String
    var counted: EngineCounters.Snapshot
    var bytesPerSecond: Double?
    var timeLeft: Duration?

    /// `copying: 12/62 objects, 1.2 MiB of 11.0 MiB, 3.4 MiB/s, 3.0 s left`; what isn't known is left out.
    var text: String {
        var parts: [String] = []
        if counted.totalObjects > 0 { parts.append("\(counted.doneObjects)/\(counted.totalObjects) objects") }
        if counted.totalBytes > 0 {
            parts.append("\(ByteCount(counted.doneBytes)) of \(ByteCount(counted.totalBytes))")
            if let rate = bytesPerSecond, rate > 0 { parts.append("\(ByteCount(Int64(rate)))/s") }
        }
        if let timeLeft { parts.append("\(HumanDuration(timeLeft)) left") }
        return parts.isEmpty ? phase : "\(phase): \(parts.joined(separator: ", "))"
    }

    /// Cut so that a terminal doesn't wrap it.
    func text(width: Int) -> String {
        let text = text
        return text.count < width ? text : "\(text.prefix(max(0, width - 2)))…"
    }
}
