internal import Basics

/// Joins path elements to object keys as Milvus and milvus-backup do (Go's `path.Join`).
package enum ObjectPath {
    /// Empty elements and double slashes vanish, `.` and `..` are resolved, a trailing slash is dropped; a leading
    /// slash of the first element stays and becomes part of the key. Nothing but empty elements gives the empty path.
    package static func join(_ elements: String...) -> String {
        join(elements)
    }

    package static func join(_ elements: [String]) -> String {
        let present = elements.filter { !$0.isEmpty }
        guard let first = present.first else { return "" }
        return clean(present.joined(separator: "/"), isRooted: first.startsWithBytes(of: "/"))
    }

    /// `path` as the beginning of keys below it: with one slash at its end, empty for the empty path.
    package static func prefix(_ path: String) -> String {
        path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    }

    private static func clean(_ path: String, isRooted: Bool) -> String {
        var kept: [Substring] = []
        for element in path.pathElements where !element.isEmpty && element != "." {
            if element != ".." {
                kept.append(element)
            } else if let last = kept.last, last != ".." {
                kept.removeLast()
            } else if !isRooted {
                kept.append(element)
            }
        }
        let joined = kept.joined(separator: "/")
        if isRooted { return "/" + joined }
        return joined.isEmpty ? "." : joined
    }
}
