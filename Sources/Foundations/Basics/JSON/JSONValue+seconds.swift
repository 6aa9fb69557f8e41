extension JSONValue {
    /// Seconds with milliseconds, as reports have them.
    package static func seconds(_ duration: Duration) -> JSONValue {
        let milliseconds = duration.milliseconds
        let rest = "\(1000 + milliseconds % 1000)".dropFirst()
        return .decimal("\(milliseconds / 1000).\(rest)")
    }
}
