/// One side of a copy as the user writes it: `s3://bucket/prefix`, or `file:///directory`.
struct CopyAddress: Equatable, CustomStringConvertible {
    enum Place: Equatable {
        case bucket(String)
        /// An absolute path is what the key begins with.
        case disk
    }

    let place: Place
    /// Key or prefix inside the bucket; the whole path, with its slash in front, on disk.
    let path: String

    init(_ text: String) throws(Failure) {
        if let path = Self.rest(of: text, after: "file://") {
            guard path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
                throw Self.refusal(text, "A directory is written with its whole path: file:///backups/nightly")
            }
            (place, self.path) = (.disk, path)
            return
        }
        guard let rest = Self.rest(of: text, after: "s3://") else {
            throw Self.refusal(text, "Write s3://bucket/prefix or file:///directory.")
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let bucket = String(rest[..<slash])
        guard !bucket.isEmpty, !bucket.contains(where: { "?#@*".contains($0) }) else {
            throw Self.refusal(text, "The bucket's name comes first: s3://bucket/prefix")
        }
        (place, path) = (.bucket(bucket), String(rest[slash...].dropFirst()))
    }

    /// Whether it can only be a prefix, and not one object's key.
    var isDirectory: Bool { path.isEmpty || path.hasSuffix("/") }

    /// What the keys below it begin with.
    var directory: String { isDirectory ? path : path + "/" }

    /// What stands behind the last slash.
    var lastComponent: String { path.split(separator: "/").last.map(String.init) ?? "" }

    var description: String {
        switch place {
        case .bucket(let name): "s3://\(name)/\(path)"
        case .disk: "file://\(path)"
        }
    }

    private static func rest(of text: String, after scheme: String) -> String? {
        text.lowercased().hasPrefix(scheme) ? String(text.dropFirst(scheme.count)) : nil
    }

    private static func refusal(_ text: String, _ advice: String) -> Failure {
        .usage("'\(text)' isn't a place to copy from or to.", subject: text, advice: advice)
    }
}
