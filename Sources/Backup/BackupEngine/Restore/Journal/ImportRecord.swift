internal import BackupFormat
package import Basics
package import MilvusModel

/// How far one bulk import is: written to the store before Milvus is asked, and again when it answered.
package struct ImportRecord: Sendable, Hashable, JSONRepresentable {
    package enum Stage: String, Sendable, Hashable, CaseIterable {
        /// Milvus is being asked. Found after a crash, nothing tells by itself whether it was.
        case starting
        /// Milvus gave it a task.
        case started
        /// Its rows are in.
        case done
    }

    /// Its place among the collection's imports, from 0 on.
    package var number: Int64
    /// ``PlannedImport/key``.
    package var key: String
    package var stage: Stage
    package var task: ImportTaskID?
    package var rows: Int64

    package init(number: Int64, key: String, stage: Stage, task: ImportTaskID? = nil, rows: Int64 = 0) {
        self.number = number
        self.key = key
        self.stage = stage
        self.task = task
        self.rows = rows
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        number = try fields.int64("number")
        key = try fields.string("key")
        stage = try fields.choice("stage")
        let task = try fields.int64("task")
        self.task = task == 0 ? nil : ImportTaskID(rawValue: task)
        rows = try fields.int64("rows")
    }

    package var json: JSONValue {
        var object: JSONObject = [
            "number": JSONValue(number), "key": JSONValue(key), "stage": JSONValue(stage.rawValue),
        ]
        object.appendUnlessZero("task", task?.rawValue ?? 0)
        object.appendUnlessZero("rows", rows)
        return .object(object)
    }
}
