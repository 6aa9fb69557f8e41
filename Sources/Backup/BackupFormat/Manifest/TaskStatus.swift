internal import Basics

/// Progress of the task that wrote a manifest; milvus-backup up to 0.4 kept it at the backup and each collection.
package struct TaskStatus: Sendable, Hashable {
    /// 0 initial (all that current writers write), 1 executing, 2 success, 3 fail, 4 timeout.
    package var code: Int32 = 0
    package var errorMessage = ""
    /// Milliseconds since 1970, 0 when not kept.
    package var startTime: Int64 = 0
    package var endTime: Int64 = 0
    /// Percent.
    package var progress: Int32 = 0

    package init() {}

    init(_ fields: inout JSONFields) throws(JSONMappingError) {
        code = try fields.int32("state_code")
        errorMessage = try fields.string("errorMessage")
        startTime = try fields.int64("start_time")
        endTime = try fields.int64("end_time")
        progress = try fields.int32("progress")
    }

    func append(to object: inout JSONObject, alwaysWithCode: Bool) {
        if alwaysWithCode {
            object.append("state_code", JSONValue(code))
        } else {
            object.appendUnlessZero("state_code", code)
        }
        object.appendUnlessEmpty("errorMessage", errorMessage)
        object.appendUnlessZero("start_time", startTime)
        object.appendUnlessZero("end_time", endTime)
        object.appendUnlessZero("progress", progress)
    }
}
