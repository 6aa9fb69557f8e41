internal import COpenSSL

/// A MAC context that is set up but for its key, made once: each computation starts from a duplicate, which spares it
/// OpenSSL 3's look-up of "HMAC" and "SHA256" by name. It is only ever read (`EVP_MAC_CTX_dup(3)` takes a const), hence
/// the unchecked promise.
struct MACTemplate: @unchecked Sendable {
    let context: OpaquePointer

    static let hmacSHA256 = MACTemplate(mac: "HMAC", digest: "SHA256")

    private init(mac: String, digest: String) {
        var digestName = Array(digest.utf8CString)
        let prepared: OpaquePointer? = digestName.withUnsafeMutableBufferPointer { name in
            let algorithm = EVP_MAC_fetch(nil, mac, nil)
            defer { EVP_MAC_free(algorithm) }
            let parameters = [
                OSSL_PARAM_construct_utf8_string("digest", name.baseAddress, 0), OSSL_PARAM_construct_end(),
            ]
            guard let context = EVP_MAC_CTX_new(algorithm) else { return nil }
            return EVP_MAC_CTX_set_params(context, parameters) == 1 ? context : nil
        }
        guard let prepared else {
            preconditionFailure("this machine's libcrypto offers no \(mac) with \(digest)")
        }
        context = prepared
    }
}
