internal import ObjectStorage

extension ObjectKey {
    /// The key with another beginning. It must begin with `prefix`.
    func moved(from prefix: String, to other: String) -> ObjectKey {
        ObjectKey(other + String(Substring(rawValue.utf8.dropFirst(prefix.utf8.count))))
    }
}
