/// Reads a range of an open file piece by piece, each piece on the workers.
actor FileReader {
    private let file: LocalFile
    private let workers: BlockingWorkers
    private var rest: Range<Int64>

    init(_ file: LocalFile, _ range: Range<Int64>, _ workers: BlockingWorkers) {
        self.file = file
        self.workers = workers
        rest = range
    }

    /// Nil at the end of the range.
    ///
    /// The file keeps its bytes even when the key is overwritten meanwhile: the open file is the old one.
    func next() async throws(FileSystemError) -> [UInt8]? {
        guard !rest.isEmpty else { return nil }
        let (file, offset, count) = (file, rest.lowerBound, Int(min(rest.upperBound - rest.lowerBound, Self.pieceSize)))
        let bytes = try await workers.run { () throws(FileSystemError) in try file.read(at: offset, count: count) }
        guard !bytes.isEmpty else { return nil }
        rest = (offset + Int64(bytes.count))..<rest.upperBound
        return bytes
    }

    private static let pieceSize: Int64 = 256 << 10
}
