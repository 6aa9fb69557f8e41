package import Basics

/// Status and headers of an answer, its body still to be read.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    /// Must be read to the end or dropped; a slow reader pauses the transfer.
    package var body: ByteStream

    package init(status: Int, headers: HTTPHeaders, body: ByteStream) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
