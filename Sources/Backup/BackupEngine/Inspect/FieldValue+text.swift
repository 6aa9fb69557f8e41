internal import Basics
package import BinlogFormat

extension FieldValue {
    /// For a person: long values are cut, with how long they are.
    package var shortText: String {
        switch self {
        case .text(let bytes): Self.quoted(String(decoding: bytes, as: UTF8.self))
        case .json(let bytes): Self.cut(String(decoding: bytes, as: UTF8.self))
        case .array(let value): Self.list(value.json.array ?? [], of: "elements")
        case .floatVector(let values): Self.list(values.lazy.map { JSONValue(exact: $0) }, of: "dimensions")
        case .int8Vector(let values): Self.list(values.lazy.map { JSONValue(Int64($0)) }, of: "dimensions")
        case .sparseVector(let elements):
            Self.list(elements.lazy.map { .decimal("\($0.index): \($0.value)") }, of: "elements", "{", "}")
        case .binaryVector(let bytes):
            bytes.count > 8
                ? "\(Hex.encode(Array(bytes.prefix(8))))… (\(bytes.count * 8) dimensions)" : Hex.encode(bytes)
        case .geometry(let bytes): Self.cut(Hex.encode(bytes))
        default: json.string ?? json.text()
        }
    }

    private static let longest = 72
    private static let elements = 4

    /// Escaped as in JSON.
    private static func quoted(_ text: String) -> String {
        let shown = String(text.prefix(longest).map { $0.isControl && !$0.isNewline ? "?" : $0 })
        return JSONValue.string(shown).text() + (text.count > longest ? "… (\(text.utf8.count) bytes)" : "")
    }

    /// One line; what a terminal would act on is shown as `?`.
    private static func cut(_ text: String) -> String {
        let safe = String(text.prefix(longest).map { $0.isNewline || $0.isControl ? "?" : $0 })
        return text.count > longest ? "\(safe)… (\(text.utf8.count) bytes)" : safe
    }

    private static func list(
        _ values: some Collection<JSONValue>, of what: String, _ open: String = "[", _ close: String = "]"
    ) -> String {
        let shown = values.prefix(elements).map { $0.text() }.joined(separator: ", ")
        return values.count > elements ? "\(open)\(shown), …\(close) (\(values.count) \(what))" : open + shown + close
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
    }
}

extension PrimaryKey {
    /// For a person: a text in quotes, cut where it is long.
    package var shortText: String {
        guard case .text(let bytes) = self else { return description }
        let text = String(decoding: bytes, as: UTF8.self)
        let shown = text.prefix(Self.longest).map { $0.isControl ? "?" : $0 }
        return "'\(String(shown))\(text.count > Self.longest ? "…" : "")'"
    }

    private static let longest = 20
}
