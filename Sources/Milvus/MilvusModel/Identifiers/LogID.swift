/// One log object of a segment. `1` in a stats log is the merged one.
package struct LogID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static let merged = LogID(rawValue: 1)
}
