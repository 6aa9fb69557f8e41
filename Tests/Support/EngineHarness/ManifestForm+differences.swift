internal import Basics

extension ManifestForm {
    /// What differs, each with its place: empty when nothing does.
    package func differences(from other: ManifestForm) -> [String] {
        Set(files.keys).union(other.files.keys).sorted().flatMap { path in
            Self.differences(files[path], other.files[path], at: path)
        }
    }

    private static func differences(_ left: JSONValue?, _ right: JSONValue?, at place: String) -> [String] {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            return Set(left.keys + right.keys).sorted().flatMap {
                differences(left[$0], right[$0], at: "\(place).\($0)")
            }
        case (.array(let left), .array(let right)) where left.count == right.count:
            return left.indices.flatMap { differences(left[$0], right[$0], at: "\(place)[\($0)]") }
        default:
            return left == right ? [] : ["\(place): \(text(left)) is not \(text(right))"]
        }
    }

    private static func text(_ value: JSONValue?) -> String {
        value.map { String(decoding: $0.encoded(), as: UTF8.self) } ?? "nothing"
    }
}
