internal import Basics

/// Reads a raw value as what its key wants, or says what is wrong with it and where.
struct ConfigurationScalar {
    let key: ConfigurationKey
    let origin: ConfigurationOrigin

    func read(_ content: ConfigurationFile.Content) throws(ConfigurationError) -> ConfigurationValue.Content {
        switch content {
        case .text(let text):
            guard accepts(text) else { throw refusal(text, name: key.name) }
            return key.content(text)
        case .list(let elements):
            guard key.kind == .list else {
                throw ConfigurationError(
                    "\(key.name) takes one value, not a list.", subject: key.name, place: origin.place)
            }
            return .list(elements)
        }
    }

    func accepts(_ text: String) -> Bool {
        switch key.kind {
        case .text, .list: true
        case .integer(let range): Int64(text).map(range.contains) ?? false
        case .boolean: BooleanText.parse(text) != nil
        case .choice(let words): words.contains { $0.lowercased() == text.lowercased() }
        case .bandwidth: (try? BandwidthTimetable(parsing: text)) != nil
        }
    }

    func refusal(_ text: String, name: String) -> ConfigurationError {
        let shown = key.isSecret ? "•••" : "'\(text)'"
        return ConfigurationError(
            "\(name) can't be \(shown)\(why(text)).", subject: key.name, place: origin.place, advice: advice)
    }

    /// Where a text can be wrong in several ways.
    private func why(_ text: String) -> String {
        guard key.kind == .bandwidth else { return "" }
        do throws(BandwidthTimetableError) {
            _ = try BandwidthTimetable(parsing: text)
            return ""
        } catch {
            return ": \(error.reason)"
        }
    }

    private var advice: String {
        switch key.kind {
        case .text, .list: "Write a text."
        case .integer(let range): "Write a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .boolean: "Write true or false."
        case .choice(let words): "Write one of \(words.joined(separator: ", "))."
        case .bandwidth: "\(BandwidthTimetableError.example)."
        }
    }
}

extension ConfigurationKey {
    /// Every name by which `--set` knows the key: its own, v1's, and the variables'.
    var spellings: [String] {
        [name] + legacyNames.map(\.name) + environment + legacyEnvironment
    }

    /// Wraps a text as what the key holds: words in the spelling of the table, booleans as true and false.
    func content(_ text: String) -> ConfigurationValue.Content {
        if isSecret { return .secret(Secret(text)) }
        switch kind {
        case .text, .bandwidth: return .text(text)
        case .integer: return .text(Int64(text).map { "\($0)" } ?? text)
        case .boolean: return .text(BooleanText.parse(text).map { "\($0)" } ?? text)
        case .choice(let words): return .text(words.first { $0.lowercased() == text.lowercased() } ?? text)
        case .list:
            let elements = text.split(separator: ",").map { $0.drop { $0 == " " } }
            return .list(elements.map { String($0.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty })
        }
    }
}
