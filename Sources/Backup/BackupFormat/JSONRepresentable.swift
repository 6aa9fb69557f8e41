package import Basics

/// A type with one JSON form, both ways.
package protocol JSONRepresentable: Sendable {
    init(json: JSONValue) throws(JSONMappingError)
    var json: JSONValue { get }
    /// Appends the JSON text on one line. The default goes by ``json``; a type of which many are written does better.
    func append(to bytes: inout [UInt8])
}

extension JSONRepresentable {
    package func append(to bytes: inout [UInt8]) {
        bytes += json.encoded()
    }
}

extension BackupInfo: JSONRepresentable {}
