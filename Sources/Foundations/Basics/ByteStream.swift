/// Bytes that arrive in pieces, pulled by one consumer: the producer is asked only when the consumer is ready.
///
/// Single pass. Dropping it without reading to the end ends the producer (a transfer is cancelled).
package struct ByteStream: Sendable {
    private let pull: @Sendable () async throws -> [UInt8]?

    /// - Parameter pull: gives the next piece (never empty), nil at the end.
    package init(_ pull: @escaping @Sendable () async throws -> [UInt8]?) {
        self.pull = pull
    }

    package func next() async throws -> [UInt8]? {
        try await pull()
    }
}

extension ByteStream {
    /// A stream of pieces that are in memory already.
    package init(_ pieces: [[UInt8]]) {
        let source = PieceSource(pieces)
        self.init { await source.next() }
    }

    /// Reads to the end.
    ///
    /// - Throws: ``ByteStreamOverflow`` when more than `limit` bytes come; what the producer throws otherwise.
    package func collect(upTo limit: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try await next() {
            guard bytes.count + piece.count <= limit else { throw ByteStreamOverflow(limit: limit) }
            bytes += piece
        }
        return bytes
    }
}

private actor PieceSource {
    private var pieces: ArraySlice<[UInt8]>

    init(_ pieces: [[UInt8]]) {
        self.pieces = pieces.filter { !$0.isEmpty }[...]
    }

    func next() -> [UInt8]? {
        pieces.popFirst()
    }
}
