// Keys and paths are bytes. Swift's characters won't do for them: a slash and a combining mark behind it are one character,
// which is no slash, and texts compare equal that have other bytes.

extension String {
    /// What stands between slashes, be it empty.
    package var pathElements: [Substring] {
        utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Substring($0) }
    }

    package func startsWithBytes(of prefix: String) -> Bool {
        utf8.starts(with: prefix.utf8)
    }

    /// What comes after these bytes; nil when it doesn't begin with them.
    package func afterBytes(of prefix: String) -> String? {
        startsWithBytes(of: prefix) ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : nil
    }
}
