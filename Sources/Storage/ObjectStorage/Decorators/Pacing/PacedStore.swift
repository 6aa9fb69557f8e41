package import Basics

/// Sends requests when a pacer lets them, tells it what became of them, and slows streams to a bandwidth.
///
/// Belongs below ``RetryingStore``, so that every attempt asks anew, and above ``MeteredStore``, which counts those that
/// leave.
package struct PacedStore: StoreDecorator {
    package let base: any ObjectStore
    private let pacer: RequestPacer
    private let bandwidth: StreamBandwidth

    package init(_ base: any ObjectStore, _ pacer: RequestPacer, bandwidth: StreamBandwidth = .unlimited) {
        self.base = base
        self.pacer = pacer
        self.bandwidth = bandwidth
    }

    package func around<Value: Sendable>(
        _ send: () async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        try await paced(judging: \.outcome, send)
    }

    /// The permit ends with the first byte: whoever reads slowly must not hold others up, nor wait for them.
    package func get(_ key: ObjectKey, _ options: GetOptions) async throws(ObjectStoreError) -> ObjectContent {
        var content = try await around { () throws(ObjectStoreError) in try await base.get(key, options) }
        content.body = bandwidth.reading.slowing(content.body)
        return content
    }

    package func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        try await sending(body) { body throws(ObjectStoreError) in try await base.put(key, body, options) }
    }

    package func uploadPart(
        _ number: Int, of upload: MultipartUpload, _ body: ObjectBody
    ) async throws(ObjectStoreError) -> UploadedPart {
        try await sending(body) { body throws(ObjectStoreError) in
            try await base.uploadPart(number, of: upload, body)
        }
    }

    private func sending<Value: Sendable>(
        _ body: ObjectBody, _ send: (ObjectBody) async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        let outgoing = OutgoingBody(body, pacer: pacer, bandwidth: bandwidth.writing)
        do {
            try await outgoing.prepare()
        } catch {
            throw .wrapping(error, operation: "write", subject: "\(location)")
        }
        return try await paced(judging: { outgoing.hasFailed ? .unknown : $0.outcome }) { () throws(ObjectStoreError) in
            try await send(outgoing.body)
        }
    }

    private func paced<Value: Sendable>(
        judging judge: (ObjectStoreError) -> RequestOutcome, _ send: () async throws(ObjectStoreError) -> Value
    ) async throws(ObjectStoreError) -> Value {
        let permit: RequestPermit
        do throws(PacingRefusal) {
            permit = try await pacer.begin()
        } catch {
            throw ObjectStoreError(error, at: location)
        }
        do throws(ObjectStoreError) {
            let value = try await send()
            pacer.end(permit, .answered)
            return value
        } catch {
            pacer.end(permit, judge(error))
            throw error
        }
    }
}
