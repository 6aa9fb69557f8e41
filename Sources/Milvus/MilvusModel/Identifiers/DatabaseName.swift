/// The name of a database. Servers before 2.2.9 know only `default`.
package struct DatabaseName: RawRepresentable, Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// The empty name means `default`, as it does for a server.
    package init(rawValue: String) {
        self.rawValue = rawValue.isEmpty ? "default" : rawValue
    }

    package init(_ name: String) {
        self.init(rawValue: name)
    }

    package static let `default` = DatabaseName(rawValue: "default")

    package var description: String { rawValue }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
