package import BinlogFormat
package import MilvusClient

/// A range of keys, and those of them that are known.
package struct KeySlice: Sendable, Hashable {
    package var range: KeyRange
    package var keys: [PrimaryKey]
}

extension KeySlice {
    /// Cuts a range into slices of about `rows` keys each, without a gap: whatever key there is in `range` up to the last
    /// one of `keys` lies in exactly one slice, also one that isn't known. With `isWhole` the last slice goes to the end of
    /// `range`.
    package static func cut(_ range: KeyRange, at keys: [PrimaryKey], rows: Int, isWhole: Bool = false) -> [KeySlice] {
        var slices: [KeySlice] = []
        var after = range.after
        var rest = keys[...]
        while !rest.isEmpty {
            let part = rest.prefix(plainEnd(of: rest, near: max(1, rows)))
            rest = rest.dropFirst(part.count)
            let through = rest.isEmpty && isWhole ? range.through : part.last
            slices.append(KeySlice(range: KeyRange(after: after, through: through), keys: Array(part)))
            after = part.last
        }
        return slices
    }

    /// How many of `keys` to take, so that the last of them is one that is written without escapes: servers don't all read
    /// those in the same way.
    private static func plainEnd(of keys: ArraySlice<PrimaryKey>, near rows: Int) -> Int {
        guard rows < keys.count else { return keys.count }
        let plain = keys.prefix(rows).suffix(max(1, rows / 2)).lastIndex(where: \.isPlain)
        return plain.map { $0 - keys.startIndex + 1 } ?? rows
    }
}

extension PrimaryKey {
    fileprivate var isPlain: Bool {
        switch self {
        case .int64: true
        case .text(let bytes):
            bytes.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        }
    }
}
