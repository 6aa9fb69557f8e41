internal import FoundationEssentials
internal import Glibc

/// The process that the double may kill.
enum ClientProcess {
    /// Sends SIGKILL to the process whose id stands in a file.
    static func kill(named file: String) {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8), let id = pid_t(text.filter(\.isNumber)),
            id > 1
        else { return }
        Glibc.kill(id, SIGKILL)
    }
}
