package import MilvusModel

/// One log as the manifest names it, without the strings that ``Binlog`` holds.
package struct ManifestLog: Sendable {
    package var field: FieldID
    package var log: LogID
    package var size: Int64

    package init(field: FieldID, log: LogID, size: Int64) {
        self.field = field
        self.log = log
        self.size = size
    }
}
