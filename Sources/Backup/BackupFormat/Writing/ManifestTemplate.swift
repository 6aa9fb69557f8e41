internal import Basics

/// The JSON text of a value in which one kind of element was left out, cut at the places where they belong.
///
/// A stand-in is put where real elements go; its text begins with `{"`, and no JSON string holds an unescaped quote, so
/// the text can't be found anywhere else. So keys, their order and the rules of omission stay in one place: the types'
/// own `json`.
struct ManifestTemplate {
    /// One more than there are gaps.
    let pieces: [[UInt8]]

    init(_ json: JSONValue, standIn: JSONValue) {
        let text = json.encoded(.go)
        let mark = standIn.encoded(.go)
        var pieces: [[UInt8]] = []
        var start = 0
        var position = 0
        while position + mark.count <= text.count {
            if text[position] == mark[0], text[position..<position + mark.count].elementsEqual(mark) {
                pieces.append(Array(text[start..<position]))
                position += mark.count
                start = position
            } else {
                position += 1
            }
        }
        pieces.append(Array(text[start...]))
        self.pieces = pieces
    }
}
