internal import Basics

extension RequestRecord {
    /// One line of a log file, without its newline. `ms` counts from the start of the double.
    package var json: String {
        var fields: JSONObject = [
            "number": JSONValue(number), "operation": JSONValue(operation.rawValue), "bucket": JSONValue(bucket),
            "key": JSONValue(key), "status": JSONValue(status), "bytesIn": JSONValue(bytesIn),
            "bytesOut": JSONValue(bytesOut), "ms": JSONValue(at.milliseconds),
        ]
        for (name, value) in [("copySource", copySource), ("code", code), ("fault", fault)] {
            if let value { fields.append(name, JSONValue(value)) }
        }
        return JSONValue.object(fields).text()
    }
}
