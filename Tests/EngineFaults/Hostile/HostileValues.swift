import Basics
import FaultRig

/// Puts into a document what its writer would never have put there: paths that lead elsewhere, where text was, and
/// numbers that nothing can be counted with.
struct HostileValues {
    private var random: SeededGenerator
    /// Of 1000 values so many are replaced.
    private let share: Int

    init(seed: UInt64, share: Int) {
        random = SeededGenerator(seed: seed)
        self.share = share
    }

    private static let texts = [
        "..", "../..", "../../other/meta/seal.json", "../other", "./../other/binlogs/", "/etc/passwd", "/", "//", "",
        ".",
        "a\u{0}b", "%2e%2e/%2e%2e/secret", "..%2f..%2fsecret", "%00", "s3://backup-bucket/secret",
        "http://127.0.0.1/secret", "milvus-bucket/files/insert_log/", "..\\..\\secret", "a//b",
        "backup/other/meta/seal.json",
        "\u{FF0E}\u{FF0E}/secret", "\u{2025}/secret", "a\r\nx-amz-copy-source: /backup-bucket/secret",
        "a\u{202E}b", "e\u{301}/\u{E9}", "meta/../../other/meta/seal.json", "binlogs/insert_log/../../../other/",
        String(repeating: "x", count: 1500), String(repeating: "../", count: 300), "?uploads", "#", "*",
    ]

    private static let numbers: [Int64] = [
        0, -1, .min, .max, 1 << 62, 1 << 53, -4_611_686_018_427_387_904, 99_999, 2, 1_000_000_000_000,
    ]

    mutating func changed(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): return .array(values.map { changed($0) })
        case .object(let object):
            var members = object.members.map { JSONObject.Member(key: $0.key, value: changed($0.value)) }
            if strikes(share / 8), let twin = members.randomElement(using: &random) {
                members.append(JSONObject.Member(key: twin.key, value: .string(text)))
            }
            return .object(JSONObject(members))
        case .string: return strikes(share) ? .string(text) : value
        case .integer, .unsigned: return strikes(share / 2) ? number : value
        default: return strikes(share / 8) ? .string(text) : value
        }
    }

    private mutating func strikes(_ share: Int) -> Bool { Int.random(in: 0..<1000, using: &random) < share }

    private var text: String {
        mutating get {
            let text = Self.texts.randomElement(using: &random) ?? ""
            return strikes(300) ? text + (Self.texts.randomElement(using: &random) ?? "") : text
        }
    }

    private var number: JSONValue {
        mutating get {
            strikes(100) ? .decimal("1e400") : .integer(Self.numbers.randomElement(using: &random) ?? 0)
        }
    }
}
