/// How keys are listed.
package struct ListOptions: Sendable {
    /// `"/"` lists one level; nil lists everything below the prefix.
    package var delimiter: String?
    /// Keys greater than this only.
    package var startAfter: ObjectKey?
    /// Keys and prefixes in one page, 1…1000.
    package var pageSize: Int

    package init(delimiter: String? = nil, startAfter: ObjectKey? = nil, pageSize: Int = 1000) {
        self.delimiter = delimiter
        self.startAfter = startAfter
        self.pageSize = pageSize
    }
}
