/// A name that can't be a backup's.
package struct BackupNameError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Rule: Sendable, Hashable {
        case empty
        case tooLong
        case badStart
        case badCharacter
        case notOneElement
    }

    package let name: String
    package let rule: Rule

    init(_ name: String, _ rule: Rule) {
        self.name = name
        self.rule = rule
    }

    package var description: String {
        switch rule {
        case .empty:
            "A backup's name can't be empty."
        case .tooLong:
            "The backup name '\(name.prefix(40))…' has \(name.utf8.count) bytes; \(BackupName.maximumLength) are allowed."
        case .badStart:
            "The backup name '\(name)' must start with a letter (a–z, A–Z) or an underscore."
        case .badCharacter:
            "The backup name '\(name)' may hold letters (a–z, A–Z), digits and underscores only."
        case .notOneElement:
            "'\(name)' isn't a backup's name: it leads out of the backup's own directory."
        }
    }
}
