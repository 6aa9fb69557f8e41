internal import BackupFormat
package import Basics
internal import MilvusModel

extension DrillPlan {
    /// As `--dry-run --output json` prints it.
    package var json: JSONValue {
        [
            "id": .string(id), "backup": .string(restore.backup.text), "seed": JSONValue(seed), "extent": extent.json,
            "chosenOf": chosenOf.map { JSONValue($0) } ?? .null, "keeps": JSONValue(keeps),
            "rpo": recoveryPoint?.json ?? .null,
            "addedIndexes": .array(
                addedIndexes.sorted { $0.key < $1.key }.flatMap { collection, indexes in
                    indexes.map {
                        ["collection": .string("\(collection)"), "field": .string($0.field), "type": .string($0.type)]
                    }
                }), "restore": restore.json,
        ]
    }
}
