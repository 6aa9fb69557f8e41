/// One build of an index over one segment; names the directory of its files.
package struct BuildID: MilvusIdentifier {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}
