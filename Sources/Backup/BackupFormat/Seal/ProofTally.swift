package import Basics

/// How much of a backup was proved to one degree.
package struct ProofTally: Sendable, Hashable, JSONRepresentable {
    package var degree: ProofDegree
    package var objects: Int64
    package var bytes: Int64

    package init(degree: ProofDegree, objects: Int64 = 0, bytes: Int64 = 0) {
        self.degree = degree
        self.objects = objects
        self.bytes = bytes
    }

    package init(json: JSONValue) throws(JSONMappingError) {
        var fields = try JSONFields(json)
        degree = try fields.choice("degree")
        objects = try fields.int64("objects")
        bytes = try fields.int64("bytes")
    }

    package var json: JSONValue {
        ["degree": JSONValue(degree.rawValue), "objects": JSONValue(objects), "bytes": JSONValue(bytes)]
    }
}
