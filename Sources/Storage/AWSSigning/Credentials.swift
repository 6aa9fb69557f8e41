package import Basics

/// Who signs: an access key, and the token that goes with it when it is a temporary one.
package struct Credentials: Sendable, Hashable {
    package var accessKeyID: String
    package var secretAccessKey: Secret
    package var sessionToken: Secret?

    package init(accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}
