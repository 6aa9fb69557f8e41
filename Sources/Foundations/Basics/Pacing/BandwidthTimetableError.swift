/// What is wrong with a timetable, and how one looks.
package struct BandwidthTimetableError: Error, Sendable, Equatable, CustomStringConvertible {
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }

    package static let example = "Write bytes a second (50MiB), off, or times with them: 08:00,50MiB 20:00,off"

    package var description: String { reason }
}
