internal import Synchronization

/// Large directories as the last pages of listings read them: to read and sort a quarter of a million entries anew for
/// each page of a thousand keys would take longer with every object, squared.
///
/// A listing that begins reads anew, so it shows what was written before; its further pages go on with what is known as long
/// as the directory's time of change is the same.
final class SortedDirectories: Sendable {
    /// Those with fewer entries aren't worth their memory.
    private static let smallest = 1000
    /// Entries that are kept, of all directories together.
    private static let kept = 1_000_000

    private struct Known {
        let path: String
        let status: FileStatus
        let directory: SortedDirectory
    }

    /// The last one read at the end.
    private let known = Mutex<[Known]>([])

    /// Blocks; runs on ``BlockingWorkers``.
    func read(_ path: String, goesOn: Bool) throws(FileSystemError) -> SortedDirectory {
        let before = try FileStatus.of(path)
        if goesOn, let before, let same = find(path, before) { return same }
        let directory = SortedDirectory(try FileSystem.entries(of: path))
        if directory.entries.count >= Self.smallest, let before {
            keep(Known(path: path, status: before, directory: directory))
        }
        return directory
    }

    private func find(_ path: String, _ status: FileStatus) -> SortedDirectory? {
        known.withLock { known in
            known.first { $0.path == path && $0.status == status }?.directory
        }
    }

    private func keep(_ new: Known) {
        known.withLock { known in
            known.removeAll { $0.path == new.path }
            known.append(new)
            var entries = known.reduce(0) { $0 + $1.directory.entries.count }
            while entries > Self.kept, !known.isEmpty { entries -= known.removeFirst().directory.entries.count }
        }
    }
}
