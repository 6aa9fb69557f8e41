internal import BackupFormat
package import Basics

/// Which process on which machine a run is: enough to tell on the same machine whether it is dead.
package struct HostIdentity: Sendable, Hashable, JSONRepresentable {
    package var hostName: String
    /// Changes with every start of the machine.
    package var bootID: String
    /// Processes of two namespaces may have the same number.
    package var processNamespace: String
    package var processID: Int64
    /// In clock ticks since the machine started: a number that is used again has another.
    package var processStart: Int64

    package init(
        hostName: String, bootID: String = "", processNamespace: String = "", processID: Int64 = 0,
        processStart: Int64 = 0
    ) {
        self.hostName = hostName
        self.bootID = bootID
        self.processNamespace = processNamespace
        self.processID = processID
        self.processStart = processStart
    }

    /// Whether processes of both can be compared by their numbers.
    package func sharesProcesses(with other: HostIdentity) -> Bool {
        !bootID.isEmpty && bootID == other.bootID && !processNamespace.isEmpty
            && processNamespace == other.processNamespace
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        hostName = try fields.string("hostName")
        bootID = try fields.string("bootId")
        processNamespace = try fields.string("processNamespace")
        processID = try fields.int64("processId")
        processStart = try fields.int64("processStart")
    }

    package var json: JSONValue {
        [
            "hostName": JSONValue(hostName), "bootId": JSONValue(bootID),
            "processNamespace": JSONValue(processNamespace), "processId": JSONValue(processID),
            "processStart": JSONValue(processStart),
        ]
    }
}
