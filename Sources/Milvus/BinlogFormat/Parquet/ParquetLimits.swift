/// What this reader is willing to hold, whatever a file says of itself.
package struct ParquetLimits: Sendable, Hashable {
    /// The most bytes of a footer: read, it takes a dozen times as many. Milvus' footers carry whole vectors as minimum
    /// and maximum, 128 KiB each at most.
    package var footerBytes: Int
    /// The most columns and groups of columns. Milvus' collections have 256 fields at most.
    package var columns: Int
    /// The most bytes of a page's header, which carries them too.
    package var pageHeaderBytes: Int
    /// The most bytes of a page, packed and unpacked. Arrow's writers cut pages after 1 MiB, but only every 1,024 rows,
    /// and a row of Milvus may have 128 KiB.
    package var pageBytes: Int
    /// The most values of a page: in run-length encodings they cost nothing.
    package var pageValues: Int

    package init(
        footerBytes: Int = 16 << 20, columns: Int = 1 << 14, pageHeaderBytes: Int = 1 << 20,
        pageBytes: Int = 256 << 20, pageValues: Int = 1 << 24
    ) {
        self.footerBytes = footerBytes
        self.columns = columns
        self.pageHeaderBytes = pageHeaderBytes
        self.pageBytes = pageBytes
        self.pageValues = pageValues
    }
}
