internal import Basics
internal import MilvusModel
internal import ObjectStorage

/// Beside the files: what the export is, and while it runs, which segments are done. Names begin with `_`, which readers
/// of data pass over.
struct ExportJournal: Sendable {
    private static let limit = 64 << 20

    let destination: ExportDestination
    /// What must be the same for an export to be gone on with.
    let request: JSONValue

    private var main: ObjectKey { destination.key("_export.json") }
    private var folder: String { destination.prefix + "_export/" }

    /// - Returns: segments that are done, by their numbers.
    /// - Throws: `.invalidRequest` when something else lies there already.
    func begin(resumes: Bool) async throws -> [SegmentID: ExportedSegment] {
        let entry: JSONObject = ["request": request, "state": "running"]
        let text = Array(JSONValue.object(entry).text(.indented).utf8)
        if try await destination.store.exists(main) {
            guard resumes else { throw taken }
            try await check()
            return try await finished()
        }
        _ = try await destination.store.put(main, text)
        return [:]
    }

    func note(_ segment: ExportedSegment) async throws {
        _ = try await destination.store.put(
            ObjectKey("\(folder)\(segment.segment).json"), Array(segment.json.text(.compact).utf8))
    }

    /// The records of segments go when all is in one.
    func end(_ report: ExportReport) async throws {
        let entry: JSONObject = [
            "request": request, "state": report.isComplete ? "complete" : "incomplete", "report": report.json,
        ]
        _ = try await destination.store.put(main, Array((JSONValue.object(entry).text(.indented) + "\n").utf8))
        guard report.isComplete else { return }
        _ = try await destination.store.deleteAll(under: folder)
    }

    private func check() async throws {
        let found = try JSONValue(parsing: try await destination.store.read(main, upTo: Self.limit))
        guard found["request"] == request else {
            throw BackupError(
                .invalidRequest, "Another export was begun in \(destination.text): its files would be mixed.",
                subject: destination.text,
                advice: "Repeat the command that began it, with --resume, or export to an empty place.")
        }
        guard found["state"]?.string != "complete" else {
            throw BackupError(
                .invalidRequest, "The export in \(destination.text) is complete.", subject: destination.text,
                advice: "Export to an empty place to have it again.")
        }
    }

    private func finished() async throws -> [SegmentID: ExportedSegment] {
        var segments: [SegmentID: ExportedSegment] = [:]
        for object in try await destination.store.listAll(folder) {
            let text = try await destination.store.read(object.key, upTo: Self.limit)
            let segment = try ExportedSegment(json: try JSONValue(parsing: text))
            segments[segment.segment] = segment
        }
        return segments
    }

    private var taken: BackupError {
        BackupError(
            .invalidRequest, "There is an export in \(destination.text) already.", subject: destination.text,
            advice: "Go on with it with --resume, or export to an empty place.")
    }
}
