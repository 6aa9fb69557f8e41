internal import Basics
package import MilvusModel

/// One log of a segment, independent of where it lies.
package struct LogObject: Sendable, Hashable {
    package var kind: LogKind
    package var location: SegmentLocation
    /// Field or column group; nil for delta logs, which have no such level.
    package var field: FieldID?
    package var log: LogID

    package init(kind: LogKind, location: SegmentLocation, field: FieldID?, log: LogID) {
        self.kind = kind
        self.location = location
        self.field = kind.hasFieldLevel ? field ?? FieldID(rawValue: 0) : nil
        self.log = log
    }

    /// `/<collection>/<partition>/<segment>/…`: what follows the kind's directory in a key.
    func appendLocation(isGrouped: Bool, to bytes: inout [UInt8]) {
        bytes.append(element: location.collection.rawValue)
        bytes.append(element: location.partition.rawValue)
        if isGrouped { bytes.append(element: location.segment.rawValue) }
        bytes.append(element: location.segment.rawValue)
        if let field { bytes.append(element: field.rawValue) }
        bytes.append(element: log.rawValue)
    }
}

extension [UInt8] {
    fileprivate mutating func append(element number: Int64) {
        append(UInt8(ascii: "/"))
        append(decimal: number)
    }
}
