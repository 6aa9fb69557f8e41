/// One log as the double writes it: readable, saying itself which log it is, and with a sum at its end, so that an
/// import notices every file that is cut, mixed up, or taken for another.
struct DoubleLog: Sendable, Hashable {
    /// `insert_log`, `delta_log`, `stats_log`.
    var kind: String
    var segment: Int64
    /// 0 for delta logs.
    var field: Int64
    var log: Int64
    /// Primary keys in logs of the primary key's field and in delta logs; anything else otherwise.
    var lines: [String]

    init(kind: String, segment: Int64, field: Int64, log: Int64, lines: [String]) {
        self.kind = kind
        self.segment = segment
        self.field = field
        self.log = log
        self.lines = lines
    }

    var bytes: [UInt8] {
        let text = ([head] + lines).joined(separator: "\n") + "\n"
        return Array((text + Self.sum(text[...])).utf8)
    }

    /// Nil for bytes that no double wrote, or that were changed since.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.lastIndex(of: "\n"), Self.sum(text[...end]) == text[text.index(after: end)...] else {
            return nil
        }
        var lines = text[..<end].split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let words = lines.removeFirst().split(separator: " ")
        let numbers = words.dropFirst().compactMap { Int64($0) }
        guard words.count == 4, numbers.count == 3 else { return nil }
        self.init(
            kind: String(words[0]), segment: numbers[0], field: numbers[1], log: numbers[2], lines: lines)
    }

    var keys: [Int64] { lines.compactMap { Int64($0) } }

    /// Below `<kind>/<collection>/<partition>/`.
    var tail: String { kind == "delta_log" ? "\(segment)/\(log)" : "\(segment)/\(field)/\(log)" }

    private var head: String { "\(kind) \(segment) \(field) \(log)" }

    /// FNV-1a.
    private static func sum(_ text: Substring) -> String {
        String(text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
    }
}
