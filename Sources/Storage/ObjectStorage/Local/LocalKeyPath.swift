internal import Basics

/// A key turned into a path below a bucket's directory, or the reason why it can't be.
///
/// The rules keep every key inside the directory and every path one key: no component may be empty, `.` or `..`.
struct LocalKeyPath: Equatable {
    /// Where milvault keeps what is its own. Objects of its own may lie there too, as on any store.
    static let privateDirectory = ".milvault"
    /// Below it, what isn't an object: files being written, parts of uploads. Never listed, never a key.
    static let privatePrefixes = ["tmp", "uploads"].map { "\(privateDirectory)/\($0)/" }

    let components: [String]

    init(_ key: ObjectKey, operation: String, subject: String) throws(ObjectStoreError) {
        let components = key.rawValue.pathElements.map(String.init)
        if let reason = Self.refusal(of: key, components) {
            throw ObjectStoreError(
                .invalidRequest, operation: operation, subject: subject,
                reason: "a directory can't hold this key: \(reason)",
                advice: "Use an S3 store for keys like this one.")
        }
        self.components = components
    }

    func path(in bucketDirectory: String) -> String {
        bucketDirectory + "/" + components.joined(separator: "/")
    }

    /// The directories between the bucket's own and the file, innermost first.
    func directories(in bucketDirectory: String) -> [String] {
        (1..<components.count).reversed().map { depth in
            bucketDirectory + "/" + components.prefix(depth).joined(separator: "/")
        }
    }

    private static func refusal(of key: ObjectKey, _ components: [String]) -> String? {
        if key.rawValue.utf8.contains(0) { return "it contains a zero byte" }
        if components.contains("") { return "it is empty, begins or ends with a slash, or has two in a row" }
        if components.contains(".") || components.contains("..") { return "it has a `.` or `..` component" }
        let place = key.rawValue + "/"
        if place == "\(privateDirectory)/" || privatePrefixes.contains(where: { place.startsWithBytes(of: $0) }) {
            return "files that are being written lie there"
        }
        if components.contains(where: { $0.utf8.count > 255 }) { return "a component is longer than 255 bytes" }
        return nil
    }
}
