internal import BackupEngine

extension LastVerification {
    /// `hash, part 3 of 20, damaged`.
    var words: String {
        var words = [depth.rawValue]
        if let sample { words.append("part \(sample.window + 1) of \(sample.windows)") }
        if isPartial { words.append("some collections") }
        if state != .clean { words.append(state.rawValue) }
        return words.joined(separator: ", ")
    }
}
