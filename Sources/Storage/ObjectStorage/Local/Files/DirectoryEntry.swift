internal import Glibc

/// A file or a directory by its name.
struct DirectoryEntry: Sendable, Equatable {
    let name: String
    let isDirectory: Bool

    /// What decides the order of keys: a directory's keys go on with a slash, which sorts after `-` and before `0`.
    var sortKey: String { isDirectory ? name + "/" : name }

    /// Nil for `.`, `..`, links, devices and names that aren't UTF-8.
    init?(_ entry: UnsafeMutablePointer<dirent>, in directory: String) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let name, name != ".", name != ".." else { return nil }
        let kind: mode_t
        if Int(entry.pointee.d_type) == Int(DT_UNKNOWN) {
            var status = stat()
            guard lstat(directory + "/" + name, &status) == 0 else { return nil }
            kind = status.st_mode & S_IFMT
        } else {
            kind = mode_t(entry.pointee.d_type) << 12
        }
        guard kind == S_IFREG || kind == S_IFDIR else { return nil }
        self.name = name
        isDirectory = kind == S_IFDIR
    }
}
