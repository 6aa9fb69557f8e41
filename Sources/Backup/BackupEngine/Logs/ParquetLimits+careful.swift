package import BinlogFormat

extension ParquetLimits {
    /// What several readers at once may hold without growing past 256 MiB: Arrow's writers cut pages after 1 MiB, but
    /// only every 1,024 rows, so that a page of the longest vectors takes 128 MiB; such a page is refused.
    package static let careful = ParquetLimits(pageBytes: 48 << 20)
}
