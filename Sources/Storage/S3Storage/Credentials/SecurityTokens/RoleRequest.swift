internal import AWSSigning
internal import Basics

/// What the token service is asked for.
struct RoleRequest: Sendable {
    var roleARN: String
    var sessionName: String
    /// In AWS' own range; nil leaves it to the role.
    var durationSeconds: Int?
    var externalID: String?
    /// With it the request isn't signed: the token says who asks.
    var webIdentityToken: Secret?

    /// `application/x-www-form-urlencoded`.
    var body: [UInt8] {
        var fields = [
            ("Action", webIdentityToken == nil ? "AssumeRole" : "AssumeRoleWithWebIdentity"),
            ("Version", "2011-06-15"), ("RoleArn", roleARN), ("RoleSessionName", sessionName),
        ]
        if let durationSeconds { fields.append(("DurationSeconds", "\(durationSeconds)")) }
        if let externalID { fields.append(("ExternalId", externalID)) }
        if let webIdentityToken { fields.append(("WebIdentityToken", webIdentityToken.reveal())) }
        let text = fields.map { "\($0)=\(PercentEncoding.encode($1, keepingSlashes: false))" }.joined(separator: "&")
        return Array(text.utf8)
    }
}
