/// An element with all that is in it, for answers small enough to hold: errors, results of one operation.
package struct XMLElement: Sendable, Equatable {
    package let name: String
    /// The text directly in this element.
    package let text: String
    package let children: [XMLElement]

    package init(name: String, text: String = "", children: [XMLElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }

    /// The root element of a document.
    package init(parsing bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
        var reader = XMLReader(bytes, limits: limits)
        let name = try reader.enterRoot()
        self = try Self.read(name, from: &reader)
        guard try reader.next() == nil else { throw reader.unexpected("something follows the root element") }
    }

    /// The root element's name, where that can be told from the document's first bytes; nil otherwise.
    ///
    /// The document may still be malformed: this only says what it can't be.
    package static func rootName(peekingAt bytes: [UInt8]) -> String? {
        PlainDocument.rootName(of: bytes)
    }

    /// The first child of that name.
    package subscript(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }

    package func all(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name }
    }

    private static func read(_ name: String, from reader: inout XMLReader) throws(XMLError) -> XMLElement {
        var text = ""
        var children: [XMLElement] = []
        while let event = try reader.next() {
            switch event {
            case .start(let child): children.append(try read(child, from: &reader))
            case .text(let more): text += more
            case .end: return XMLElement(name: name, text: text, children: children)
            }
        }
        throw reader.unexpected("expected </\(name)>")
    }
}
