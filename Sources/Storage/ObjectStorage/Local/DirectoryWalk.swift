internal import Basics

/// Walks a bucket's directory in the UTF-8 order of its keys and fills one page of a listing.
///
/// Branches that can't hold a key of the page are never opened, so a page costs what it shows, not what lies before.
struct DirectoryWalk {
    private let bucketDirectory: String
    private let directories: SortedDirectories
    /// Whether a page came before.
    private let goesOn: Bool
    private var page: ListPageBuilder

    init(_ bucketDirectory: String, _ directories: SortedDirectories, goesOn: Bool, page: ListPageBuilder) {
        self.bucketDirectory = bucketDirectory
        self.directories = directories
        self.goesOn = goesOn
        self.page = page
    }

    /// Blocks; runs on ``BlockingWorkers``.
    mutating func run() throws(FileSystemError) -> ObjectListPage {
        _ = try visit("")
        return page.finish()
    }

    /// False when the page is full. `branch` is the directory's key prefix: empty, or with a slash at its end.
    private mutating func visit(_ branch: String) throws(FileSystemError) -> Bool {
        let directory = try directories.read(bucketDirectory + "/" + branch, goesOn: goesOn)
        let start = page.start.afterBytes(of: branch).map { directory.firstIndex(notBefore: $0[...]) } ?? 0
        for (entry, order) in directory.entries[start...] {
            guard !page.isBehind(branch + order) else { return true }
            guard !LocalKeyPath.privatePrefixes.contains("\(branch)\(entry.name)/") else { continue }
            if entry.isDirectory {
                guard page.admits(directory: branch + order) else { continue }
                guard try visit(branch + order) else { return false }
            } else {
                guard try offer(branch + entry.name) else { return false }
            }
        }
        return true
    }

    private mutating func offer(_ key: String) throws(FileSystemError) -> Bool {
        var failure: FileSystemError?
        let path = bucketDirectory + "/" + key
        let goesOn = page.offer(ObjectKey(key)) {
            do throws(FileSystemError) {
                return try FileStatus.of(path).flatMap { ObjectMetadata(key: ObjectKey(key), $0) }
            } catch {
                failure = error
                return nil
            }
        }
        if let failure { throw failure }
        return goesOn
    }
}
