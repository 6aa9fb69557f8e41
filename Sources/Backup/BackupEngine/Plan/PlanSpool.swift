internal import Basics
private import Synchronization

/// Plans on a temporary file: memory stays the same, however many objects there are.
///
/// What is written once is read forward several times. Runs of several collections may be written at once; each is a
/// chain of extents.
final class PlanSpool: Sendable {
    /// A piece of a run: whole lines that lie together.
    struct Extent: Sendable {
        var offset: Int64
        var length: Int
        var count: Int
        /// Number of its first record; they count up from there. ``CopyStates`` goes by it.
        var firstRecord: Int
    }

    private struct State {
        var end: Int64 = 0
        var records = 0
    }

    private let file: TemporaryFile
    private let state = Mutex(State())

    /// `directory`: where the file is to lie; it needs about 120 bytes an object.
    init(in directory: String) throws(TemporaryFileError) {
        file = try TemporaryFile(in: directory)
    }

    func append(_ bytes: [UInt8], records: Int) throws(TemporaryFileError) -> Extent {
        let extent = state.withLock { state in
            let extent = Extent(
                offset: state.end, length: bytes.count, count: records, firstRecord: state.records)
            state.end += Int64(bytes.count)
            state.records += records
            return extent
        }
        try file.write(bytes, at: extent.offset)
        return extent
    }

    func read(_ extent: Extent, from start: Int, count: Int) throws(TemporaryFileError) -> [UInt8] {
        try file.read(at: extent.offset + Int64(start), count: min(count, extent.length - start))
    }
}
