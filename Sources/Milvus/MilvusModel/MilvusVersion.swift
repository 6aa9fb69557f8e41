/// A server's version, as far as decisions need it.
///
/// Servers say it in many forms: `v2.3.5`, `2.2.16-lite`, `2.6-20260115-3f2c1a7`, `v2.5.4.1`, `master-20260301-abc`.
package struct MilvusVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    package var major: Int
    package var minor: Int
    package var patch: Int

    package init(_ major: Int, _ minor: Int, _ patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Stands for a build whose text names no version: newer than anything that has a number.
    package static let newest = MilvusVersion(99, 0, 0)

    /// Stands for the patch number of a build that names only its line (`2.6-2026…`): newer than any release of it.
    package static let newestPatch = 999

    /// Reads the first `major.minor` or `major.minor.patch` that starts a word; a fourth number is dropped.
    ///
    /// - Returns: ``newest`` when there is none.
    package init(parsing text: String) {
        let words = text.split { !($0.isNumber || $0.isLetter || $0 == ".") }
        self = words.lazy.compactMap(Self.init(word:)).first ?? .newest
    }

    private init?(word: Substring) {
        let numbers = word.drop { $0 == "v" || $0 == "V" }.split(separator: ".").map { Int($0) }
        guard numbers.count >= 2, let major = numbers[0], let minor = numbers[1] else { return nil }
        let patch = numbers.count > 2 ? numbers[2] : nil
        self.init(major, minor, patch ?? Self.newestPatch)
    }

    /// `2.3.5`; `2.6` for a development build of a line.
    package var description: String {
        if self == .newest { return "unknown" }
        return patch == Self.newestPatch ? "\(major).\(minor)" : "\(major).\(minor).\(patch)"
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.major, lhs.minor, lhs.patch) < (rhs.major, rhs.minor, rhs.patch)
    }
}
