/// What a signing key is good for: one day, one region, one service.
package struct CredentialScope: Sendable, Hashable, CustomStringConvertible {
    /// `20130524`.
    package var day: String
    package var region: String
    package var service: String

    package init(day: String, region: String, service: String) {
        self.day = day
        self.region = region
        self.service = service
    }

    /// `20130524/us-east-1/s3/aws4_request`, as the string to sign and the authorization header have it.
    package var description: String { "\(day)/\(region)/\(service)/aws4_request" }
}
