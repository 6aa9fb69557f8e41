/// An index definition on one field.
package struct IndexID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
