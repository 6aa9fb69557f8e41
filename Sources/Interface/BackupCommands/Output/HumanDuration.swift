internal import Basics

/// A length of time as a person reads it: `850 ms`, `12.3 s`, `3 min 12 s`, `2 h 05 min`.
struct HumanDuration: CustomStringConvertible {
    let duration: Duration

    init(_ duration: Duration) {
        self.duration = duration
    }

    var description: String {
        let milliseconds = max(0, duration.milliseconds)
        let seconds = milliseconds / 1000
        switch seconds {
        case 0: return "\(milliseconds) ms"
        case ..<60: return "\(seconds).\(milliseconds % 1000 / 100) s"
        case ..<3600: return "\(seconds / 60) min \(seconds % 60) s"
        default:
            let minutes = seconds / 60 % 60
            return "\(seconds / 3600) h \(minutes < 10 ? "0" : "")\(minutes) min"
        }
    }
}
