internal import HTTPTransport
package import ObjectStorage

extension S3Store {
    /// Creates the store's bucket; no error when it is ours already.
    ///
    /// - Throws: `.alreadyExists` when the name is somebody else's.
    package func createBucket() async throws(ObjectStoreError) {
        var request = S3Request(.createBucket, .put)
        // us-east-1 is what AWS takes for granted, and refuses to be told. Other stores have no such regions.
        if configuration.endpoint.isAWS, configuration.region != "us-east-1" {
            request.body = .bytes(CreateBucketDocument.bytes(region: configuration.region))
        }
        do throws(ObjectStoreError) {
            _ = try await connection.send(request)
        } catch {
            guard !error.reason.contains("BucketAlreadyOwnedByYou") else { return }
            throw error
        }
    }
}
