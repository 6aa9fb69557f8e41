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

    /// What follows the segment in a key.
    var tail: String { field.map { "\($0)/\(log)" } ?? "\(log)" }
}
