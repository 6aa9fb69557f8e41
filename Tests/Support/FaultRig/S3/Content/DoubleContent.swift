internal import Basics
internal import Hashing

/// The bytes of an object or a part: stored ones are shared by all copies, generated ones are stored nowhere.
struct DoubleContent: Sendable {
    enum Source: Sendable {
        case stored([UInt8])
        case generated(GeneratedBytes)
    }

    struct Piece: Sendable {
        var source: Source
        var range: Range<Int64>
    }

    private(set) var pieces: [Piece]
    let size: Int64

    private init(pieces: [Piece]) {
        self.pieces = pieces.filter { !$0.range.isEmpty }
        size = pieces.reduce(0) { $0 + Int64($1.range.count) }
    }

    init(_ bytes: [UInt8]) {
        self.init(pieces: [Piece(source: .stored(bytes), range: 0..<Int64(bytes.count))])
    }

    init(seed: UInt64, size: Int64) {
        self.init(pieces: [Piece(source: .generated(GeneratedBytes(seed: seed)), range: 0..<size)])
    }

    init(joining parts: [DoubleContent]) {
        self.init(pieces: parts.flatMap(\.pieces))
    }

    subscript(_ wanted: Range<Int64>) -> DoubleContent {
        var start: Int64 = 0
        var result: [Piece] = []
        for piece in pieces {
            let end = start + Int64(piece.range.count)
            let overlap = wanted.clamped(to: start..<end)
            if !overlap.isEmpty {
                let shift = piece.range.lowerBound - start
                result.append(
                    Piece(source: piece.source, range: (overlap.lowerBound + shift)..<(overlap.upperBound + shift)))
            }
            start = end
        }
        return DoubleContent(pieces: result)
    }

    var bytes: [UInt8] {
        if pieces.count == 1, case .stored(let bytes) = pieces[0].source, bytes.count == pieces[0].range.count {
            return bytes
        }
        return pieces.flatMap { piece in
            switch piece.source {
            case .stored(let bytes): Array(bytes[Int(piece.range.lowerBound)..<Int(piece.range.upperBound)])
            case .generated(let source): source.bytes(piece.range)
            }
        }
    }

    /// What ETags and checksums are computed of: the bytes. Where some are generated it is their description instead,
    /// as good for telling contents apart, and gigabytes needn't be made for it.
    var identity: [UInt8] {
        let isStored = pieces.allSatisfy { if case .stored = $0.source { true } else { false } }
        guard !isStored else { return bytes }
        return pieces.flatMap { piece in
            switch piece.source {
            case .stored(let bytes): Array(bytes[Int(piece.range.lowerBound)..<Int(piece.range.upperBound)])
            case .generated(let source): Array("\(source.seed) \(piece.range)".utf8)
            }
        }
    }

    /// The ETag of an object that was written in one request.
    var etag: String { MD5.hash(identity).hex }
}
