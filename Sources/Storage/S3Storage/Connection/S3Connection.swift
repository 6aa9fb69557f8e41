internal import AWSSigning
internal import Basics
internal import HTTPTransport
internal import Hashing
internal import ObjectStorage
internal import XMLStream

/// Addresses, signs and sends requests, and turns refusals into errors.
///
/// One attempt a request; only what can be put right at once (region, clock, credentials that have expired) is sent once
/// more.
struct S3Connection: Sendable {
    let configuration: S3Configuration
    let credentials: any CredentialProvider
    let client: HTTPClient
    let clock: WallClock
    let session: S3Session
    let failure: S3Failure

    /// For answers that are small: all but the bytes of objects.
    func send(_ request: S3Request) async throws(ObjectStoreError) -> HTTPCollectedResponse {
        let body = BodyFailure()
        return try await withCorrections(request) { terms, credentials throws(ObjectStoreError) in
            let signed = try await sign(request, terms, credentials, body)
            let response: HTTPCollectedResponse
            do throws(HTTPTransportError) {
                response = try await client.send(signed)
            } catch {
                throw body.error ?? failure.error(request, error)
            }
            guard let answer = refusal(response) else { return .success(response) }
            return .failure(answer)
        }
    }

    /// For the bytes of an object, which stream.
    func open(_ request: S3Request) async throws(ObjectStoreError) -> HTTPResponse {
        try await withCorrections(request) { terms, credentials throws(ObjectStoreError) in
            let signed = try await sign(request, terms, credentials, BodyFailure())
            do throws(HTTPTransportError) {
                let response = try await client.execute(signed)
                guard !(200..<300).contains(response.status) else { return .success(response) }
                return .failure(await Self.readRefusal(response))
            } catch {
                throw failure.error(request, error)
            }
        }
    }

    private enum Outcome<Value> {
        case success(Value)
        case failure(S3ErrorAnswer)
    }

    private func withCorrections<Value>(
        _ request: S3Request,
        _ attempt: (S3Session.Terms, Credentials) async throws(ObjectStoreError) -> Outcome<Value>
    ) async throws(ObjectStoreError) -> Value {
        var corrections = 0
        var hasRenewed = false
        while true {
            guard !Task.isCancelled else {
                throw .cancelled(operation: request.operation.name, subject: failure.subject(of: request))
            }
            let terms = session.terms
            let used = try await credentials.credentials()
            switch try await attempt(terms, used) {
            case .success(let value): return value
            case .failure(let answer):
                if let correction = S3Correction(answer, terms: terms, now: clock.now()) {
                    session.adopt(correction)
                    corrections += 1
                    guard request.isReplayable, corrections <= Self.correctionLimit else {
                        throw failure.error(request, answer)
                    }
                } else {
                    guard !hasRenewed, CredentialRefusal.isMeant(by: answer, to: used) else {
                        throw failure.error(request, answer)
                    }
                    try await renew(used, request, answer)
                    hasRenewed = true
                }
            }
        }
    }

    /// Region and clock can both be wrong; anything beyond goes in circles.
    private static let correctionLimit = 2

    /// Returns when there are others than those that were refused; throws the refusal when there are none.
    private func renew(
        _ refused: Credentials, _ request: S3Request, _ answer: S3ErrorAnswer
    ) async throws(ObjectStoreError) {
        var error = failure.error(request, answer)
        switch await credentials.renew(after: refused) {
        case .renewed:
            guard !request.isReplayable else { return }
            // Whoever can make the body again may send it again: the credentials are others by then.
            error.isRetryable = true
        case .unchanged: break
        case .failed(let reason):
            error.reason += "; and new credentials couldn't be had: \(reason)"
            error.isRetryable = reason.isRetryable
        case .cancelled:
            throw .cancelled(operation: request.operation.name, subject: failure.subject(of: request))
        }
        throw error
    }

    /// CopyObject, UploadPartCopy and CompleteMultipartUpload may say 200 first and find out later that they failed.
    private func refusal(_ response: HTTPCollectedResponse) -> S3ErrorAnswer? {
        let succeeded = (200..<300).contains(response.status)
        guard !succeeded || S3ErrorAnswer.errorDocument(in: response.body) != nil else { return nil }
        return S3ErrorAnswer(status: response.status, headers: response.headers, body: response.body)
    }

    private static func readRefusal(_ response: HTTPResponse) async -> S3ErrorAnswer {
        // A refusal that breaks off is still a refusal: its status decides then.
        let body = (try? await response.body.collect(upTo: 256 << 10)) ?? []
        return S3ErrorAnswer(status: response.status, headers: response.headers, body: body)
    }
}
