/// How an object is read.
package struct GetOptions: Sendable {
    /// Half-open byte range; nil reads all. A range past the end is clamped, one that starts past it is an error.
    package var range: Range<Int64>?
    /// Refuse (`.preconditionFailed`) when the object isn't this one any more.
    package var ifMatch: ETag?

    package init(range: Range<Int64>? = nil, ifMatch: ETag? = nil) {
        self.range = range
        self.ifMatch = ifMatch
    }
}
