internal import Basics

/// Where the segments of one partition go while a manifest is written.
package struct SegmentSink {
    /// Bytes that are handed on together.
    private static let batch = 64 << 10

    private let full: MetaUpload?
    /// Nil for level zero segments of all partitions, which have no place in that file.
    private let level: MetaUpload?
    /// Segments in the level file so far.
    private(set) var levelCount: Int
    private var isFirst = true
    private var fullText: [UInt8] = []
    private var levelText: [UInt8] = []

    init(full: MetaUpload?, level: MetaUpload?, levelCount: Int) {
        self.full = full
        self.level = level
        self.levelCount = levelCount
    }

    /// Appends what ``SegmentText`` has made.
    package mutating func append(_ text: SegmentText) async throws {
        if !isFirst { fullText.append(text: ",") }
        isFirst = false
        fullText += text.bytes
        if level != nil {
            levelText.append(text: levelCount == 0 ? "{\"infos\":[" : ",")
            levelText += text.bytes
            levelCount += 1
        }
        if fullText.count >= Self.batch { try await flush() }
    }

    mutating func flush() async throws {
        try await full?.append(fullText)
        try await level?.append(levelText)
        fullText.removeAll(keepingCapacity: true)
        levelText.removeAll(keepingCapacity: true)
    }
}
