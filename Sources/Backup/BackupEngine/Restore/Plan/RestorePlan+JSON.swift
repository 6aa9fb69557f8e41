internal import BackupFormat
package import Basics
internal import MilvusModel

extension RestorePlan {
    /// As `--dry-run --output json` prints it.
    package var json: JSONValue {
        [
            "name": JSONValue(backup.text),
            "dataPath": JSONValue(staging.map { $0.isServerSide ? "server-side copy" : "streamed copy" } ?? "in place"),
            "stagingPrefix": JSONValue(staging?.layout.prefix),
            "objects": JSONValue(objects),
            "bytes": JSONValue(bytes),
            "createsDatabases": JSONValue(databases.map(\.name.rawValue)),
            "collections": .array(collections.map(\.json)),
            "lost": .array(
                lost.map {
                    [
                        "source": JSONValue("\($0.source)"), "target": JSONValue("\($0.target)"),
                        "leftOut": $0.leftOut.json,
                    ]
                }),
            "restoresAccessControl": JSONValue(accessControl != nil),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension PlannedCollection {
    fileprivate var json: JSONValue {
        [
            "source": JSONValue("\(source)"),
            "target": JSONValue("\(target)"),
            "dropsExisting": JSONValue(droppedAliases != nil),
            "partitions": JSONValue(partitions),
            "expectedRows": expectation.exact.map { JSONValue($0) } ?? .null,
            "storedRows": JSONValue(expectation.rows),
            "objects": JSONValue(objects),
            "bytes": JSONValue(bytes),
            "imports": .array(imports.map(\.json)),
            "indexes": .array(indexes.map { ["name": JSONValue($0.name), "field": JSONValue($0.field)] }),
            "aliases": JSONValue(aliases),
            "load": JSONValue(load.label),
            "leftOut": leftOut?.json ?? .null,
        ]
    }
}

extension PlannedImport {
    fileprivate var json: JSONValue {
        [
            "partition": JSONValue(partition),
            "segments": JSONValue(segments),
            "bytes": JSONValue(bytes),
            "endTimestamp": options.endTimestamp.map { JSONValue($0.rawValue) } ?? .null,
            "levelZero": JSONValue(options.isLevelZero),
            "directories": .array(groups.map { JSONValue($0) }),
        ]
    }
}
