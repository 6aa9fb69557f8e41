package import Basics
package import HTTPTransport
package import ObjectStorage
internal import XMLStream

/// A bucket of an S3 service.
///
/// One attempt a call; put ``RetryingStore`` above it. A refusal that names the bucket's region or shows that our clock
/// is wrong is put right and the request sent once more.
package struct S3Store: ObjectStore {
    package let location: StoreLocation
    package let capabilities: StoreCapabilities
    let configuration: S3Configuration
    let connection: S3Connection

    /// - Parameters:
    ///   - configuration: Which bucket, and how to talk about it.
    ///   - credentials: Asked before every request.
    ///   - client: Several stores share one.
    ///   - clock: Gives signatures their time.
    package init(
        _ configuration: S3Configuration, credentials: any CredentialProvider, client: HTTPClient,
        clock: WallClock = .system
    ) {
        self.configuration = configuration
        capabilities = configuration.capabilities
        location = StoreLocation(
            endpoint: configuration.endpoint.description, bucket: configuration.bucket,
            identity: credentials.identity)
        connection = S3Connection(
            configuration: configuration, credentials: credentials, client: client, clock: clock,
            session: S3Session(region: configuration.region), failure: S3Failure(location: location))
    }

    package func head(_ key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        let request = S3Request(.head, .head, key: key, headers: [Self.checksumMode])
        let response = try await connection.send(request)
        guard let size = response.headers["content-length"].flatMap({ Int64($0) }) else {
            throw connection.failure.unreadable(request, "it has no Content-Length")
        }
        return ObjectMetadata(key: key, size: size, headers: response.headers)
    }

    package func put(
        _ key: ObjectKey, _ body: ObjectBody, _ options: PutOptions
    ) async throws(ObjectStoreError) -> ObjectMetadata {
        var request = S3Request(.write, .put, key: key, body: body)
        if let contentType = options.contentType { request.headers.append(("content-type", contentType)) }
        if options.onlyIfAbsent { request.headers.append(("if-none-match", "*")) }
        do throws(ObjectStoreError) {
            let response = try await connection.send(request)
            return ObjectMetadata(key: key, size: body.length, headers: response.headers)
        } catch {
            guard options.onlyIfAbsent, error.code == .preconditionFailed else { throw error }
            throw .alreadyExists(operation: error.operation, subject: error.subject)
        }
    }

    package func copy(_ source: CopySource, to key: ObjectKey) async throws(ObjectStoreError) -> ObjectMetadata {
        var request = S3Request(.copy, .put, key: key, headers: source.headers(ownBucket: configuration.bucket))
        if let checksum = source.checksum {
            request.headers.append(("x-amz-checksum-algorithm", checksum.rawValue))
        }
        let result = try element("CopyObjectResult", in: try await connection.send(request), request)
        return ObjectMetadata(
            key: key, size: source.size, etag: ETag(orNil: result["ETag"]?.text),
            lastModified: result["LastModified"].flatMap { WallTime(iso8601: $0.text) },
            checksum: ObjectChecksum(result))
    }
}
