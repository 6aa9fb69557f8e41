internal import Basics

extension JSONValue {
    static func optional(_ value: Int64?) -> JSONValue {
        value.map { JSONValue($0) } ?? .null
    }
}
