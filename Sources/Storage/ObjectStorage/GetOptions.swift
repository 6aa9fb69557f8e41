/// How an object is read.
package struct GetOptions: Sendable {
    /// Half-open byte range; nil reads all. A range past the end is clamped, one that starts past it is an error.
    package var range: Range<Int64>?
    /// Refuse (`.preconditionFailed`) when the object isn't this one any more.
    package var ifMatch: ETag?
    /// Ask for the checksum that the store keeps of the object, if it keeps one.
    package var checksum: Bool

    package init(range: Range<Int64>? = nil, ifMatch: ETag? = nil, checksum: Bool = false) {
        self.range = range
        self.ifMatch = ifMatch
        self.checksum = checksum
    }
}
