internal import Basics

/// Findings, all of them counted and the first ones kept, beyond those one of each damaged segment (see
/// ``NamedSegments``): a backup of a million objects may have lost them all.
struct FindingList: Sendable, Hashable {
    static let kept = 10_000

    private(set) var findings: [VerifyFinding] = []
    private(set) var counts: [VerifyFinding.Code: Int64] = [:]
    private var named = NamedSegments()

    init() {}

    var count: Int64 { counts.values.reduce(0, +) }
    var isEmpty: Bool { counts.isEmpty }
    var damages: Int64 { counts.reduce(0) { $1.key.severity == .damaged ? $0 + $1.value : $0 } }

    mutating func append(_ finding: VerifyFinding) {
        counts[finding.code, default: 0] += 1
        keep(finding)
    }

    mutating func append(contentsOf other: FindingList) {
        for finding in other.findings { keep(finding) }
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// As a tally keeps them.
    init(_ fields: inout JSONFields) throws(JSONMappingError) {
        for member in try fields.object("counts")?.members ?? [] {
            guard let code = VerifyFinding.Code(rawValue: member.key), let count = member.value.int64 else { continue }
            counts[code] = count
        }
        findings = try fields.array("findings", VerifyFinding.init(json:))
        named = NamedSegments(findings)
    }

    private mutating func keep(_ finding: VerifyFinding) {
        let isNew = named.isNew(finding)
        if isNew || findings.count < Self.kept { findings.append(finding) }
    }

    static func json(_ counts: [VerifyFinding.Code: Int64]) -> JSONValue {
        let members = counts.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { JSONObject.Member(key: $0.key.rawValue, value: JSONValue($0.value)) }
        return .object(JSONObject(members))
    }
}
