internal import AWSSigning
internal import Basics
internal import HTTPTransport
internal import Hashing
internal import ObjectStorage

extension S3Connection {
    func sign(
        _ request: S3Request, _ terms: S3Session.Terms, _ credentials: Credentials, _ bodyFailure: BodyFailure
    ) async throws(ObjectStoreError) -> HTTPRequest {
        let endpoint = terms.isRedirected ? configuration.endpoint.inRegion(terms.region) : configuration.endpoint
        let target = endpoint.target(bucket: configuration.bucket, key: request.key)
        let signable = SignableRequest(
            method: request.method.rawValue, host: target.host, path: target.path, query: request.query,
            headers: request.headers, payload: payloadHash(request.body))
        let signer = SigV4Signer(region: terms.region)
        let time = SigningTime(clock.now() + terms.clockOffset)
        let key = session.signingKey(for: credentials, scope: signer.scope(at: time))
        let signed = signer.sign(signable, at: time, credentials: credentials, key: key)
        var result = HTTPRequest(
            request.method, url: "\(endpoint.scheme.rawValue)://\(target.host)\(signed.target)",
            body: try await wireBody(request, bodyFailure))
        for field in request.headers { result.headers.add(field.name, field.value) }
        for field in signed.headers { result.headers.add(field.name, field.value) }
        if request.operation.worksInSilence {
            result.timeouts = HTTPTimeouts(idle: configuration.copySilence, idleBytes: 1)
        }
        return result
    }

    private func payloadHash(_ body: ObjectBody?) -> PayloadHash {
        switch body {
        case nil: .empty
        case .bytes(let bytes) where bytes.count <= configuration.signedBodyLimit: .sha256(SHA256.hash(bytes))
        case .bytes, .stream, .reopenable: .unsigned
        }
    }

    private func wireBody(_ request: S3Request, _ failure: BodyFailure) async throws(ObjectStoreError) -> RequestBody {
        switch request.body {
        case nil: return .none
        case .bytes(let bytes): return .bytes(bytes)
        case .stream(let length, let stream): return .stream(length: length, failure.watch(stream))
        case .reopenable(let length, let open):
            do {
                return .stream(length: length, failure.watch(try await open()))
            } catch {
                throw .wrapping(error, operation: request.operation.name, subject: self.failure.subject(of: request))
            }
        }
    }
}
