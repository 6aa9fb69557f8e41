internal import Basics
internal import ObjectStorage
internal import Zstandard

/// Records of an object that holds one JSON document a line, compressed: one in memory at a time.
package struct JSONLinesReader<Record: JSONRepresentable>: ~Copyable, Sendable {
    private let key: ObjectKey
    private var body: SealedBody
    private var decompressor = ZstdDecompressor(limit: .max)
    /// Fetched, not decompressed yet.
    private var compressed: ArraySlice<UInt8> = []
    private var lines = LineSplitter()
    private var lineNumber = 0

    /// - Throws: `.damaged` when the object isn't there although it should be.
    init(store: any ObjectStore, key: ObjectKey, sealed: SealedObject?) async throws(BackupFormatError) {
        self.key = key
        body = try await SealedBody(store: store, key: key, sealed: sealed)
    }

    /// The next record, nil after the last.
    ///
    /// - Throws: `.damaged` at a line that can't be read, and after the last one when the whole isn't what was sealed.
    package mutating func next() async throws(BackupFormatError) -> Record? {
        while true {
            if let line = lines.nextLine() {
                lineNumber += 1
                return try decode(line)
            }
            guard try await readMore() else { return nil }
        }
    }

    private func decode(_ line: ArraySlice<UInt8>) throws(BackupFormatError) -> Record {
        do {
            return try Record(json: JSONValue(parsing: Array(line)))
        } catch {
            throw .damaged(key, reason: "line \(lineNumber): \(error)")
        }
    }

    /// - Returns: false at the end.
    private mutating func readMore() async throws(BackupFormatError) -> Bool {
        if compressed.isEmpty {
            guard let piece = try await body.next() else {
                try finish()
                return false
            }
            compressed = piece[...]
        }
        let bite = Array(compressed.prefix(Self.bite))
        compressed = compressed.dropFirst(Self.bite)
        do { lines.append(try decompressor.decompress(bite)) } catch { throw .damaged(key, reason: "\(error)") }
        guard lines.unfinishedLength <= LineSplitter.longestLine else {
            throw .damaged(key, reason: "line \(lineNumber + 1) is longer than \(LineSplitter.longestLine) bytes")
        }
        return true
    }

    /// Compressed bytes taken at a time: bounds what a maliciously small object can blow up to at once (a block of
    /// three bytes may hold 128 KiB).
    private static var bite: Int { 512 }

    private mutating func finish() throws(BackupFormatError) {
        guard lines.unfinishedLength == 0 else { throw .damaged(key, reason: "its last line isn't whole") }
        do { try decompressor.finish() } catch { throw .damaged(key, reason: "\(error)") }
    }
}
