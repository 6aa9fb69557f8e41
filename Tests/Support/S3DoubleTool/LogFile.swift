internal import FaultRig
internal import Glibc

/// Writes a request log, line by line.
enum LogFile {
    struct Unwritable: Error, CustomStringConvertible {
        let description: String
    }

    static func write(_ records: [RequestRecord], to path: String) throws {
        guard let file = fopen(path, "w") else { throw Unwritable(description: "Cannot write the log to \(path)") }
        defer { fclose(file) }
        for record in records { fputs(record.json + "\n", file) }
    }
}
