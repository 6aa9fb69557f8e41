/// What goes on the wire: the path and query exactly as they were signed, and the headers to add.
package struct SignedRequest: Sendable {
    package let encodedPath: String
    /// Without the question mark; empty when there is no query.
    package let encodedQuery: String
    /// `x-amz-date`, `x-amz-content-sha256` (S3), `x-amz-security-token` (temporary credentials), `authorization`.
    package let headers: [SignableRequest.Field]

    /// `/path?query`, the part of the URL after the host.
    package var target: String { encodedQuery.isEmpty ? encodedPath : "\(encodedPath)?\(encodedQuery)" }
}
