internal import BackupFormat
package import Basics
package import MilvusModel

/// How far one collection's restore is: each stage is written to the store before the next step begins.
package struct CollectionRecord: Sendable, Hashable, JSONRepresentable {
    package enum Stage: String, Sendable, Hashable, CaseIterable {
        /// It is being created; what stood under its name is dropped first where that was asked for.
        case creating
        /// It is there, and imports run.
        case filling
        /// Every row is in and was counted.
        case filled
        /// Indexes, aliases and load state too.
        case done
    }

    package var source: CollectionID
    package var target: CollectionReference
    package var stage: Stage
    /// In the target: tells our collection from another of the same name. Nil before it was created.
    package var targetID: CollectionID?
    /// The user allowed to drop what stands under the name.
    package var mayReplace: Bool
    /// Tasks that the server lists for the collection though this run asked for none: of an earlier one of that name.
    package var foreignTasks: [ImportTaskID]
    package var rows: Int64

    package init(source: CollectionID, target: CollectionReference, mayReplace: Bool) {
        self.source = source
        self.target = target
        self.mayReplace = mayReplace
        stage = .creating
        foreignTasks = []
        rows = 0
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        source = CollectionID(rawValue: try fields.int64("source"))
        target = CollectionReference(
            database: DatabaseName(try fields.string("database")), name: try fields.string("name"))
        stage = try fields.choice("stage")
        let id = try fields.int64("targetId")
        targetID = id == 0 ? nil : CollectionID(rawValue: id)
        mayReplace = try fields.bool("mayReplace")
        foreignTasks = try fields.array("foreignTasks") { json throws(JSONMappingError) in
            ImportTaskID(rawValue: json.int64 ?? 0)
        }
        rows = try fields.int64("rows")
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "source": JSONValue(source.rawValue), "database": JSONValue(target.database.rawValue),
            "name": JSONValue(target.name), "stage": JSONValue(stage.rawValue),
        ]
        object.appendUnlessZero("targetId", targetID?.rawValue ?? 0)
        object.appendIfTrue("mayReplace", mayReplace)
        object.appendUnlessEmpty("foreignTasks", foreignTasks.map { JSONValue($0.rawValue) })
        object.appendUnlessZero("rows", rows)
        return .object(object)
    }
}
