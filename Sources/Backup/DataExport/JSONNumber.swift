/// Numbers as JSON: the fewest digits that read back as the same bits. JSON has no NaN and no infinity: they are the
/// texts `"NaN"`, `"Infinity"` and `"-Infinity"`.
enum JSONNumber {
    static func text(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
        guard value.isFinite else { return value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
        return value.description
    }
}
