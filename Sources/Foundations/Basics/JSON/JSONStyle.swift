/// How JSON is written.
package struct JSONStyle: Sendable, Hashable {
    /// One member or element a line, two spaces deeper each level.
    package var isIndented: Bool
    /// `<`, `>`, `&` and the two Unicode line separators as `\u` escapes, as Go's writer has them.
    package var escapesMarkup: Bool

    package init(isIndented: Bool, escapesMarkup: Bool) {
        self.isIndented = isIndented
        self.escapesMarkup = escapesMarkup
    }

    /// One line.
    package static let compact = JSONStyle(isIndented: false, escapesMarkup: false)
    /// For people and for output that scripts read.
    package static let indented = JSONStyle(isIndented: true, escapesMarkup: false)
    /// Byte for byte what Go's `encoding/json` writes for the same value.
    package static let go = JSONStyle(isIndented: false, escapesMarkup: true)
}
