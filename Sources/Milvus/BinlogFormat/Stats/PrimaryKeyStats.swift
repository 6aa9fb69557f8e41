internal import Basics
package import MilvusModel

/// What a stats log says of the primary keys of a segment, or of one flush of it (`internal/storage/stats.go`).
///
/// Plain JSON, no envelope: one object, or, in the merged log whose name is `1`, an array of them.
package struct PrimaryKeyStats: Sendable, Hashable {
    package let field: FieldID
    /// Smallest and largest key; nil when the log has none, as it may be for a segment without rows.
    package let keys: ClosedRange<PrimaryKey>?
    package let filter: BloomFilter

    /// All entries of a stats log; `file` names it in errors.
    package static func entries(of log: [UInt8], file: String? = nil) throws(BinlogFormatError) -> [PrimaryKeyStats] {
        do throws(BinlogFormatError) {
            let values: [JSONValue]
            switch try parse(log) {
            case .array(let entries): values = entries
            case let value: values = [value]
            }
            var entries: [PrimaryKeyStats] = []
            for value in values { entries.append(try PrimaryKeyStats(value)) }
            return entries
        } catch {
            throw error.of(file)
        }
    }

    private static func parse(_ log: [UInt8]) throws(BinlogFormatError) -> JSONValue {
        do {
            return try JSONValue(parsing: log, depthLimit: 8)
        } catch {
            throw BinlogFormatError(at: 0, expected: "the JSON of a stats log: \(error)")
        }
    }

    private init(_ entry: JSONValue) throws(BinlogFormatError) {
        guard let field = entry["fieldID"]?.int64 else { throw Self.error("the field's id") }
        self.field = FieldID(rawValue: field)
        keys = try Self.range(entry)
        filter = try Self.filter(entry)
    }

    /// `minPk` and `maxPk` have the key's own type; `min` and `max` stand alone in logs of early 2.2, for numbers only.
    private static func range(_ entry: JSONValue) throws(BinlogFormatError) -> ClosedRange<PrimaryKey>? {
        let isTyped = entry["maxPk"] != nil
        guard let smallest = entry[isTyped ? "minPk" : "min"], let largest = entry[isTyped ? "maxPk" : "max"] else {
            return nil
        }
        guard !smallest.isNull, !largest.isNull else { return nil }
        guard let smallest = key(smallest), let largest = key(largest), smallest <= largest else {
            throw error("a smallest and a largest key")
        }
        return smallest...largest
    }

    private static func key(_ value: JSONValue) -> PrimaryKey? {
        value.int64.map { .int64($0) } ?? value.string.map { .text(Array($0.utf8)) }
    }

    /// `bfType`: 2 always true, 3 basic, 4 blocked (`internal/util/bloomfilter`); absent before 2.4.
    private static func filter(_ entry: JSONValue) throws(BinlogFormatError) -> BloomFilter {
        let type = entry["bfType"]?.int64 ?? 3
        guard type != 2 else { return .always }
        guard let filter = entry["bf"], let hashes = filter["k"]?.uint64 else { throw error("a bloom filter") }
        switch type {
        case 3:
            guard let bits = filter["m"]?.uint64, let text = filter["b"]?.string,
                let basic = BasicBloomFilter(bits: bits, hashes: hashes, text: text)
            else { throw error("a basic bloom filter whose bits are as many as it says") }
            return .basic(basic)
        case 4:
            let texts = filter["b"]?.array?.compactMap(\.string) ?? []
            guard texts.count == filter["b"]?.array?.count,
                let blocked = BlockedBloomFilter(hashes: hashes, texts: texts)
            else { throw error("a blocked bloom filter of whole blocks") }
            return .blocked(blocked)
        default:
            throw BinlogFormatError(
                .unsupported, at: 0, expected: "a bloom filter of type 2, 3 or 4 in a stats log, not \(type)")
        }
    }

    private static func error(_ expected: String) -> BinlogFormatError {
        BinlogFormatError(at: 0, expected: "\(expected) in a stats log")
    }
}
