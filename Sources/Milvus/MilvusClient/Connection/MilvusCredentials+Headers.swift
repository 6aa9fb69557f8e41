internal import Basics

extension MilvusCredentials {
    /// gRPC wants base64 of `user:password`, and a token the same way, without a word in front.
    var grpcAuthorization: String {
        Base64.encode(Array(plainText.utf8))
    }

    /// REST wants the plain text.
    var restAuthorization: String {
        "Bearer \(plainText)"
    }

    private var plainText: String {
        switch self {
        case .password(let user, let password): "\(user):\(password.reveal())"
        case .token(let token): token.reveal()
        }
    }
}
