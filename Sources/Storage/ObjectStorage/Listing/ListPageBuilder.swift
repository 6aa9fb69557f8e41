internal import Basics

/// Builds one page of a listing from keys that are offered in UTF-8 order: prefix, delimiter, start and size.
///
/// The continuation token is the last key or common prefix of the page, marked with which of the two it is.
package struct ListPageBuilder {
    private let prefix: String
    private let delimiter: String?
    private let pageSize: Int
    private var marker: Marker?
    private let startAfter: ObjectKey?
    private var page = ObjectListPage(objects: [])
    private var isFull = false

    private enum Marker {
        case key(String)
        case prefix(String)
    }

    package init(prefix: String, options: ListOptions, continuation: String?) {
        self.prefix = prefix
        delimiter = options.delimiter.flatMap { $0.isEmpty ? nil : $0 }
        pageSize = max(1, options.pageSize)
        startAfter = options.startAfter
        marker = continuation.map { token in
            token.afterBytes(of: "p").map(Marker.prefix) ?? .key(token.afterBytes(of: "k") ?? "")
        }
    }

    /// Offers the next key. False when the page is full and no further key need be offered.
    ///
    /// `metadata` is asked only for keys that belong in the page; nil when the object is gone meanwhile.
    package mutating func offer(_ key: ObjectKey, metadata: () -> ObjectMetadata?) -> Bool {
        guard !isFull else { return false }
        guard key.rawValue.startsWithBytes(of: prefix), isAfterStart(key), !isCovered(key.rawValue) else { return true }
        guard page.objects.count + page.commonPrefixes.count < pageSize else {
            isFull = true
            return false
        }
        if let common = commonPrefix(of: key.rawValue) {
            page.commonPrefixes.append(common)
            marker = .prefix(common)
        } else if let object = metadata() {
            page.objects.append(object)
            marker = .key(key.rawValue)
        }
        return true
    }

    /// Whether keys that begin with `directory` can still be of use: lets a tree walk leave branches out.
    package func admits(directory: String) -> Bool {
        guard !isFull, directory.startsWithBytes(of: prefix) || prefix.startsWithBytes(of: directory) else {
            return false
        }
        if let startAfter, !directory.mayHoldKeys(after: startAfter.rawValue) { return false }
        switch marker {
        case nil: return true
        case .key(let key): return directory.mayHoldKeys(after: key)
        case .prefix(let covered):
            return !directory.startsWithBytes(of: covered) && directory.mayHoldKeys(after: covered)
        }
    }

    /// No key before this text is of use.
    var start: String {
        let marked =
            switch marker {
            case nil: ""
            case .key(let text), .prefix(let text): text
            }
        return [prefix, marked, startAfter?.rawValue ?? ""].max { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    }

    /// Whether neither a key, nor any that begins with it, nor any after it, is of use: they are behind the prefix.
    func isBehind(_ text: String) -> Bool {
        prefix.utf8.lexicographicallyPrecedes(text.utf8) && !text.startsWithBytes(of: prefix)
    }

    package func finish() -> ObjectListPage {
        guard isFull, let marker else { return page }
        var result = page
        result.continuation =
            switch marker {
            case .key(let key): "k" + key
            case .prefix(let covered): "p" + covered
            }
        return result
    }

    private func isAfterStart(_ key: ObjectKey) -> Bool {
        startAfter.map { $0 < key } ?? true
    }

    private func isCovered(_ key: String) -> Bool {
        switch marker {
        case nil: false
        case .key(let last): !last.utf8.lexicographicallyPrecedes(key.utf8)
        case .prefix(let covered):
            key.startsWithBytes(of: covered) || !covered.utf8.lexicographicallyPrecedes(key.utf8)
        }
    }

    private func commonPrefix(of key: String) -> String? {
        guard let delimiter else { return nil }
        let bytes = Array(key.utf8)
        let mark = Array(delimiter.utf8)
        var index = prefix.utf8.count
        while index + mark.count <= bytes.count {
            if bytes[index..<index + mark.count].elementsEqual(mark) {
                return String(decoding: bytes[..<(index + mark.count)], as: UTF8.self)
            }
            index += 1
        }
        return nil
    }
}

extension String {
    /// Whether some key that begins with this text can come after `key`.
    fileprivate func mayHoldKeys(after key: String) -> Bool {
        key.startsWithBytes(of: self) || key.utf8.lexicographicallyPrecedes(utf8)
    }
}
