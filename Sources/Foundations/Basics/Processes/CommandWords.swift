/// Splits a command line into words as a POSIX shell does, and does nothing else of what a shell does.
///
/// White space parts words; single quotes keep everything, double quotes all but `\"` and `\\`, a backslash keeps the
/// next character. Comments, variables, pipes and globs are plain characters. It is how the AWS tools read
/// `credential_process`.
package enum CommandWords {
    /// Nil when a quote isn't closed, or a backslash stands at the end.
    package static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = line.makeIterator()
        while let character = rest.next() {
            switch (character, quote) {
            case ("'", "'"?), ("\"", "\""?): quote = nil
            case ("'", nil), ("\"", nil):
                quote = character
                word = word ?? ""
            case ("\\", nil):
                guard let next = rest.next() else { return nil }
                word = (word ?? "") + String(next)
            case ("\\", "\""?):
                guard let next = rest.next() else { return nil }
                word = (word ?? "") + (next == "\"" || next == "\\" ? "" : "\\") + String(next)
            case (_, nil) where character.isWhitespace:
                if let complete = word { words.append(complete) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { return nil }
        return words + (word.map { [$0] } ?? [])
    }
}
