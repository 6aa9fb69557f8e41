internal import ObjectStorage

/// Turns pairs of a merge into the items that must be copied. Pure.
struct PrefixComparison {
    /// What was found since the last time.
    struct Piece {
        var items: [TransferItem] = []
        var planned = ObjectTally()
        var skipped = ObjectTally()

        func count(in progress: inout PrefixCopyProgress) {
            progress.planned.objects += planned.objects
            progress.planned.bytes += planned.bytes
            progress.skipped.objects += skipped.objects
            progress.skipped.bytes += skipped.bytes
        }
    }

    private let need: CopyNeed
    private let sourcePrefix: String
    private let destinationPrefix: String
    private var piece = Piece()

    init(from source: ObjectPlace, to destination: ObjectPlace) {
        need = CopyNeed(
            etagsCompare: ![source, destination].contains { $0.store.capabilities.keysAreFilePaths })
        sourcePrefix = source.prefix
        destinationPrefix = destination.prefix
    }

    mutating func add(_ source: ObjectMetadata?, over found: ObjectMetadata?) {
        // What only the destination has isn't our business: nothing is deleted.
        guard let source else { return }
        guard need.mustCopy(source, over: found) else { return piece.skipped.add(source.size) }
        piece.planned.add(source.size)
        piece.items.append(
            TransferItem(
                source: source.key, destination: source.key.moved(from: sourcePrefix, to: destinationPrefix),
                size: source.size, etag: source.etag))
    }

    mutating func takePiece() -> Piece {
        defer { piece = Piece() }
        return piece
    }
}
