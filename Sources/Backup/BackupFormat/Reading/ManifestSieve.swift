/// Takes the segments out of a manifest while it comes in, piece by piece: what is left of it fits in memory.
///
/// Each list of segments leaves one segment behind, whose id is the number of the list.
struct ManifestSieve {
    /// One segment as it stands in the manifest.
    struct Segment {
        var json: [UInt8]
        /// Which list it stands in, counted from the manifest's beginning.
        var list: Int
    }

    /// Where the lists of segments stand: how they are called, and how many brackets are open around that name.
    private static let places = [5: Array("segment_backups".utf8), 3: Array("l0_segments".utf8)]
    private static let longestName = 16

    /// The manifest without its segments.
    private(set) var outline: [UInt8] = []
    /// Lists begun so far.
    private(set) var lists = 0
    private var segment: [UInt8] = []
    private var depth = 0
    /// Brackets open around the segments of the list that is being read; nil outside of one.
    private var listDepth: Int?
    private var isInText = false
    private var isEscaped = false
    /// The text read last, cut off where it is too long to be a name that matters.
    private var text: [UInt8] = []
    /// Nothing but white space has come since `text` and a colon.
    private var isNamed = false

    /// Bytes held.
    var size: Int { outline.count + segment.count }

    /// The next whole segment; nil when the piece is used up.
    ///
    /// - Throws: the reason, where a list holds something that isn't a segment.
    mutating func next(in piece: inout ArraySlice<UInt8>) throws(ManifestSieveError) -> Segment? {
        for index in piece.indices {
            if let found = try take(piece[index]) {
                piece = piece[(index + 1)...]
                return found
            }
        }
        piece = []
        return nil
    }

    private mutating func take(_ byte: UInt8) throws(ManifestSieveError) -> Segment? {
        if isInText {
            keep(byte)
            noteText(byte)
            return nil
        }
        switch byte {
        case UInt8(ascii: "\""):
            keep(byte)
            isInText = true
            text.removeAll(keepingCapacity: true)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            try open(byte)
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            return try close(byte)
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
            keep(byte)
        default:
            keep(byte)
            isNamed = byte == UInt8(ascii: ":")
        }
        return nil
    }

    private mutating func keep(_ byte: UInt8) {
        if listDepth == nil { outline.append(byte) } else { segment.append(byte) }
    }

    private mutating func noteText(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInText = false
            return
        }
        if listDepth == nil, text.count < Self.longestName { text.append(byte) }
    }

    private mutating func open(_ byte: UInt8) throws(ManifestSieveError) {
        let isList = byte == UInt8(ascii: "[") && isNamed && listDepth == nil && Self.places[depth] == text
        isNamed = false
        if isList {
            outline += Array("[{\"segment_id\":\(lists)}".utf8)
            lists += 1
            depth += 1
            listDepth = depth
            return
        }
        if depth == listDepth { try endGap() }
        depth += 1
        keep(byte)
    }

    private mutating func close(_ byte: UInt8) throws(ManifestSieveError) -> Segment? {
        isNamed = false
        if depth == listDepth {
            try endGap()
            listDepth = nil
            depth -= 1
            keep(byte)
            return nil
        }
        keep(byte)
        depth -= 1
        guard depth == listDepth else { return nil }
        defer { segment.removeAll(keepingCapacity: true) }
        return Segment(json: segment, list: lists - 1)
    }

    /// Between segments there are commas and white space, and nothing else.
    private mutating func endGap() throws(ManifestSieveError) {
        guard segment.allSatisfy({ $0 == UInt8(ascii: ",") || $0 <= UInt8(ascii: " ") }) else {
            throw ManifestSieveError()
        }
        segment.removeAll(keepingCapacity: true)
    }
}

/// A list of segments holds something else.
struct ManifestSieveError: Error, CustomStringConvertible {
    var description: String { "a list of segments holds something that is none" }
}
