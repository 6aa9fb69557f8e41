/// A whole answer in memory.
package struct HTTPCollectedResponse: Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]
    /// Fields that came after the body (gRPC keeps its status here); empty with HTTP/1.1.
    package var trailers: HTTPHeaders

    package init(status: Int, headers: HTTPHeaders, body: [UInt8], trailers: HTTPHeaders = [:]) {
        self.status = status
        self.headers = headers
        self.body = body
        self.trailers = trailers
    }
}
