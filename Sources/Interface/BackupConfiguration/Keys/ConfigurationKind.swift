/// What may stand behind a key.
package enum ConfigurationKind: Sendable, Hashable {
    case text
    case integer(ClosedRange<Int64>)
    case boolean
    /// One of these words, without regard to case.
    case choice([String])
    /// Bytes a second by the time of day (``BandwidthTimetable``).
    case bandwidth
    /// A YAML sequence, or one text with commas.
    case list
}
