/// How often tokens stand in a segment's texts, for full-text search (2.5 and later, `internal/storage/stats.go`).
///
/// Little-endian: version 0 in four bytes, rows and tokens in eight each, then a token's hash and the number of its rows
/// in four bytes each, to the end.
package struct BM25Stats: Sendable, Hashable {
    package let rows: Int64
    /// Of all rows together.
    package let tokens: Int64
    /// How many different tokens there are.
    package let distinctTokens: Int

    /// `file` names it in errors.
    package init(_ bytes: [UInt8], file: String? = nil) throws(BinlogFormatError) {
        do throws(BinlogFormatError) {
            var cursor = ByteCursor(bytes[...])
            let version = try cursor.int32("the version of BM25 stats")
            guard version == 0 else {
                throw BinlogFormatError(.unsupported, at: 0, expected: "BM25 stats of version 0, not \(version)")
            }
            rows = try cursor.int64("the number of rows")
            tokens = try cursor.int64("the number of tokens")
            guard rows >= 0, tokens >= 0 else {
                throw BinlogFormatError(at: 4, expected: "numbers of rows and tokens, not \(rows) and \(tokens)")
            }
            guard cursor.left % 8 == 0 else {
                throw BinlogFormatError(.truncated, at: bytes.count, expected: "pairs of a token and its number")
            }
            distinctTokens = cursor.left / 8
        } catch {
            throw error.of(file)
        }
    }
}
