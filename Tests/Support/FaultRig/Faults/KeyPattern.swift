/// Keys with `*` for any characters, slashes among them.
package struct KeyPattern: Sendable, Equatable, ExpressibleByStringLiteral {
    private let pieces: [[UInt8]]

    package static let all = KeyPattern("*")

    package init(_ text: String) {
        pieces = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init)
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    package func matches(_ key: String) -> Bool {
        var rest = Array(key.utf8)[...]
        guard rest.starts(with: pieces[0]) else { return false }
        rest = rest.dropFirst(pieces[0].count)
        guard pieces.count > 1, let last = pieces.last else { return rest.isEmpty }
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
    }
}
