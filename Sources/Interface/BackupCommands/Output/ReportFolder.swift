internal import FoundationEssentials

/// A directory that a verb writes its report to, made before the work begins: a report that can't be written should be
/// known then.
struct ReportFolder: Sendable {
    private let path: String

    init(_ path: String) throws(Failure) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .usage(
                "The directory '\(path)' can't be made: \(error)", subject: "--report",
                advice: "Name one that can be written to.")
        }
    }

    /// Replaces a file of that name.
    func write(_ text: String, as name: String) throws(Failure) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path).appending(path: name), options: .atomic)
        } catch {
            throw Failure(
                .failed, code: "failed", "'\(name)' can't be written to '\(path)': \(error)",
                subject: "--report")
        }
    }
}
