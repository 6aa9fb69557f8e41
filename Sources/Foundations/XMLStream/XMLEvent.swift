/// One step through a document. Names come without namespace prefix; attributes, comments and processing instructions
/// are left out: S3 says nothing in them.
package enum XMLEvent: Sendable, Equatable {
    case start(String)
    /// All text between two tags in one piece, references and CDATA resolved, white space as it is.
    case text(String)
    case end(String)
}
