package import Basics

/// The name of a backup: one path element under the repository's root.
package struct BackupName: Sendable, Hashable, Comparable, CustomStringConvertible {
    package static let maximumLength = 128

    package let text: String

    /// A name for a new backup: milvus-backup's rules.
    ///
    /// - Throws: ``BackupNameError`` that says which rule the name breaks.
    package init(new text: String) throws(BackupNameError) {
        guard !text.isEmpty else { throw BackupNameError(text, .empty) }
        guard text.utf8.count <= Self.maximumLength else { throw BackupNameError(text, .tooLong) }
        guard let first = text.utf8.first, Self.isLetter(first) else { throw BackupNameError(text, .badStart) }
        guard text.utf8.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) }) else {
            throw BackupNameError(text, .badCharacter)
        }
        self.text = text
    }

    /// The name of a backup that may be there, whoever wrote it: anything that stays inside its own directory.
    package init(existing text: String) throws(BackupNameError) {
        guard !text.isEmpty else { throw BackupNameError(text, .empty) }
        guard text.pathElements.count == 1, text != ".", text != ".." else {
            throw BackupNameError(text, .notOneElement)
        }
        self.text = text
    }

    /// `backup_2026_11_21_13_04_05_000000000`: the time in UTC, its last element nanoseconds.
    package init(at time: WallTime) {
        let date = CivilDate(time)
        let nanoseconds = String((time.milliseconds % 1000 + 1000) % 1000 * 1_000_000)
        let padded = String(repeating: "0", count: 9 - nanoseconds.count) + nanoseconds
        text = [
            "backup", date.year4, date.month2, date.day2, date.hour2, date.minute2, date.second2, padded,
        ].joined(separator: "_")
    }

    package var description: String { text }

    package static func < (lhs: BackupName, rhs: BackupName) -> Bool {
        lhs.text.utf8.lexicographicallyPrecedes(rhs.text.utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
