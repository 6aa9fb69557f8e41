/// Bytes of a request's body that curl hasn't taken yet.
struct UploadQueue {
    private var pieces: [[UInt8]] = []
    /// How much of the first piece is gone.
    private var offset = 0

    init(_ bytes: [UInt8] = []) {
        append(bytes)
    }

    mutating func append(_ piece: [UInt8]) {
        if !piece.isEmpty { pieces.append(piece) }
    }

    /// Moves `count` bytes out; as many must be there.
    mutating func take(_ count: Int, into target: UnsafeMutableRawBufferPointer) {
        var written = 0
        while written < count {
            let piece = pieces[0]
            let length = min(piece.count - offset, count - written)
            piece.withUnsafeBytes { source in
                let slice = UnsafeRawBufferPointer(rebasing: source[offset..<offset + length])
                UnsafeMutableRawBufferPointer(rebasing: target[written...]).copyMemory(from: slice)
            }
            written += length
            offset += length
            guard offset == piece.count else { return }
            pieces.removeFirst()
            offset = 0
        }
    }
}
