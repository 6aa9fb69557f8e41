package import Basics
internal import MilvusModel

extension MigrationReport {
    package var json: JSONValue {
        [
            "state": .string(isComplete ? "complete" : "partial"), "sourceVersion": .string(sourceVersion),
            "targetVersion": .string(targetVersion), "seconds": .seconds(elapsed), "seed": JSONValue(seed),
            "collections": .array(collections.map(\.json)), "preflight": .array(preflight.map(\.json)),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension MigrationReport.Collection {
    fileprivate var json: JSONValue {
        [
            "source": .string("\(source)"), "target": .string("\(target)"), "way": .string(way.rawValue),
            "reason": .string(reason), "state": .string(failure == nil && isProved ? "done" : "failed"),
            "failure": JSONValue(failure), "rows": JSONValue(rows), "found": JSONValue(found),
            "inserted": JSONValue(inserted), "bytes": JSONValue(bytes), "queries": JSONValue(queries),
            "readPoint": JSONValue(readPoint), "comparedRows": JSONValue(comparison.rows),
            "comparedValues": JSONValue(comparison.values), "missingRows": JSONValue(comparison.missingRows),
            "differentRows": JSONValue(comparison.differentRows),
            "differences": .array(
                comparison.differences.map {
                    ["kind": .string($0.kind.rawValue), "key": .string($0.key), "field": .string($0.field)]
                }),
            "searches": .array(searches.map(\.json)), "seconds": .seconds(elapsed), "copySeconds": .seconds(copying),
        ]
    }
}

extension SearchOverlap {
    fileprivate var json: JSONValue {
        [
            "field": .string(field), "queries": JSONValue(queries), "topK": JSONValue(topK),
            "overlap": overlap.map { JSONValue($0) } ?? .null, "tolerance": JSONValue(tolerance),
            "reason": JSONValue(reason),
        ]
    }
}
