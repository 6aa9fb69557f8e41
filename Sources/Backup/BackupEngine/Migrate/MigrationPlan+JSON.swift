package import Basics
internal import MilvusModel

extension PreflightFinding {
    package var json: JSONValue {
        [
            "weight": .string(weight.rawValue), "code": .string(code), "subject": .string(subject),
            "message": .string(message), "option": JSONValue(option),
        ]
    }
}

extension MigrationPlan {
    /// As `--dry-run --output json` prints it.
    package var json: JSONValue {
        [
            "sourceVersion": .string(sourceVersion), "targetVersion": .string(targetVersion),
            "blocked": .bool(!blocking.isEmpty), "collections": .array(collections.map(\.json)),
            "newDatabases": .array(newDatabases.map { .string($0.rawValue) }),
            "preflight": .array(findings.map(\.json)),
        ]
    }
}

extension PlannedMigration {
    fileprivate var json: JSONValue {
        [
            "source": .string("\(source)"), "target": .string("\(target)"), "way": .string(way.rawValue),
            "reason": .string(reason), "resumed": .bool(isResumed), "rows": JSONValue(storedRows),
            "partitions": JSONValue(partitions.count),
            "indexes": .array(indexes.map { ["field": .string($0.field), "type": .string($0.type)] }),
            "aliases": .array(aliases.map { .string($0) }), "load": .string(load.label),
        ]
    }
}
