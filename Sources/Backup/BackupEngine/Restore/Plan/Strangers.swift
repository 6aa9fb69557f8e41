internal import Basics

/// Objects in a collection's directories of logs that the backup doesn't promise: Milvus imports directories, and would
/// bring in their rows.
package struct Strangers: Sendable, Hashable {
    /// Where there are more, nobody can say any more what an import would read.
    static let kept = 10_000

    /// Below the backup's directory.
    package private(set) var paths: Set<String> = []
    package private(set) var count: Int64 = 0

    package init() {}

    /// Whether every one of them is known by its path.
    var areAllKnown: Bool { Int64(paths.count) == count }

    package mutating func note(_ path: String) {
        count += 1
        if paths.count < Self.kept { paths.insert(path) }
    }

    /// Those that lie anywhere below one of some directories, which have a slash at their ends.
    func below(_ directories: Set<String>) -> [String] {
        paths.filter { path in
            var directory = ""
            return path.pathElements.dropLast().contains { element in
                directory += element + "/"
                return directories.contains(directory)
            }
        }.sorted()
    }
}
