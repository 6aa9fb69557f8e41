/// The path of a canonical request.
enum CanonicalPath {
    static func encode(_ path: String, normalizing: Bool) -> String {
        let path = path.isEmpty ? "/" : path
        return PercentEncoding.encode(normalizing ? normalize(path) : path, keepingSlashes: true)
    }

    /// RFC 3986 §5.2.4 with empty segments removed; a slash at the end stays.
    static func normalize(_ path: String) -> String {
        var kept: [Substring] = []
        for segment in path.split(separator: "/") where segment != "." {
            if segment == ".." { _ = kept.popLast() } else { kept.append(segment) }
        }
        let isDirectory = path.utf8.last == UInt8(ascii: "/") && !kept.isEmpty
        return "/" + kept.joined(separator: "/") + (isDirectory ? "/" : "")
    }
}
