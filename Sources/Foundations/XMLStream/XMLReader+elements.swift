extension XMLReader {
    /// Steps into the root element, whatever its name.
    package mutating func enterRoot() throws(XMLError) -> String {
        guard case .start(let name) = try next() else { throw unexpected("the document has no root element") }
        return name
    }

    /// Steps into the root element, which must have this name.
    package mutating func enterRoot(_ expected: String) throws(XMLError) {
        let name = try enterRoot()
        guard name == expected else { throw unexpected("expected <\(expected)>, found <\(name)>") }
    }

    /// Steps into the next child of the element that the reader stands in; its text is passed over.
    ///
    /// - Returns: the child's name; nil at the end of the element, which the reader then has left.
    package mutating func nextChild() throws(XMLError) -> String? {
        while let event = try next() {
            switch event {
            case .start(let name): return name
            case .text: continue
            case .end: return nil
            }
        }
        return nil
    }

    /// The text of the element that the reader stands in, which must have no children; leaves the element.
    package mutating func readText() throws(XMLError) -> String {
        var text = ""
        while let event = try next() {
            switch event {
            case .start(let name): throw unexpected("expected text, found <\(name)>")
            case .text(let more): text += more
            case .end: return text
            }
        }
        return text
    }

    /// Leaves the element that the reader stands in, passing over all that is in it.
    package mutating func skip() throws(XMLError) {
        var depth = 1
        while depth > 0, let event = try next() {
            switch event {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: continue
            }
        }
    }

    /// An error at the place where the reader is, for callers that find something amiss.
    package func unexpected(_ message: String) -> XMLError {
        XMLError(.unexpected, line: line, message)
    }
}
