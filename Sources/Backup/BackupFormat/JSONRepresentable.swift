package import Basics

/// A type with one JSON form, both ways.
package protocol JSONRepresentable: Sendable {
    init(json: JSONValue) throws(JSONMappingError)
    var json: JSONValue { get }
}

extension BackupInfo: JSONRepresentable {}
