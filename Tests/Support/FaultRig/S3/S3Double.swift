internal import Basics
internal import ObjectStorage
package import StubServer
internal import Synchronization

/// An S3 server in the process that checks every signature, logs every request, and fails as it is told to.
///
/// Everything is in memory. Started by ``withS3Double(_:faults:kill:run:)``.
package struct S3Double: Sendable {
    package let server: StubServer
    private let engine: S3Engine

    init(_ engine: S3Engine, _ server: StubServer) {
        self.engine = engine
        self.server = server
    }

    /// `http://127.0.0.1:port`.
    package var url: String { server.url }
    package var port: Int { server.port }
    package var configuration: S3DoubleConfiguration { engine.configuration }
    package var log: RequestLog { engine.log }
    package var kill: KillSwitch { engine.kill }
}

// MARK: - Trouble

extension S3Double {
    /// The plan in force. A new one begins with new counts.
    package var faults: FaultPlan {
        get { engine.faults.plan }
        nonmutating set { engine.faults.replace(newValue) }
    }

    /// Nil while the double is up.
    package var outage: Outage? {
        get { engine.settings.withLock(\.outage) }
        nonmutating set { engine.settings.withLock { $0.outage = newValue } }
    }

    /// The double's clock minus the one that it was given.
    package var clockOffset: Duration {
        get { engine.settings.withLock(\.clockOffset) }
        nonmutating set { engine.settings.withLock { $0.clockOffset = newValue } }
    }

    /// Keys that are accepted from now on.
    package var credentials: [DoubleCredentials] {
        get { engine.settings.withLock(\.credentials) }
        nonmutating set { engine.settings.withLock { $0.credentials = newValue } }
    }
}

// MARK: - Looking in and putting in, past all signatures and faults

extension S3Double {
    /// Objects that are stored in a bucket, synthetic ones left out, in UTF-8 order.
    package func objects(in bucket: String, prefix: String = "") -> [StoredObject] {
        engine.state.withLock { state in
            (state.buckets[bucket]?.objects ?? [:])
                .filter { $0.key.rawValue.utf8.starts(with: prefix.utf8) }
                .map { StoredObject(key: $0.key.rawValue, size: $0.value.size, etag: $0.value.etag) }
                .sorted { ByteOrder.compare($0.key, $1.key) < 0 }
        }
    }

    /// Nil when there is no such object.
    package func bytes(of key: String, in bucket: String) -> [UInt8]? {
        engine.state.withLock { $0.buckets[bucket]?[ObjectKey(key)]?.content.bytes }
    }

    package func put(_ key: String, _ bytes: [UInt8], in bucket: String) {
        let content = DoubleContent(bytes)
        let object = DoubleObject(content: content, etag: content.etag, lastModified: configuration.clock.now())
        engine.state.withLock { $0.buckets[bucket]?[ObjectKey(key)] = object }
    }

    package func remove(_ key: String, in bucket: String) {
        engine.state.withLock { $0.buckets[bucket]?[ObjectKey(key)] = nil }
    }

    package func removeAll(in bucket: String) {
        engine.state.withLock { $0.buckets[bucket] = DoubleBucket() }
    }

    /// Puts a great number of generated objects in a bucket, at no cost.
    package func add(_ synthetic: SyntheticPrefix, to bucket: String) {
        engine.state.withLock { $0.buckets[bucket]?.synthetic.append(synthetic) }
    }

    /// Ids of the open multipart uploads of a bucket, by key.
    package func openUploads(in bucket: String) -> [String: [String]] {
        engine.state.withLock { state in
            (state.buckets[bucket]?.uploads ?? [:]).reduce(into: [:]) { $0[$1.value.key, default: []].append($1.key) }
        }
    }
}

/// Runs a double for as long as `body` runs.
package func withS3Double<Result>(
    _ configuration: S3DoubleConfiguration = S3DoubleConfiguration(), faults: FaultPlan = FaultPlan(),
    kill: KillSwitch = KillSwitch(),
    run body: (S3Double) async throws -> Result
) async throws -> Result {
    let engine = S3Engine(configuration, faults: faults, kill: kill)
    let options = StubServerOptions(
        keptBodyBytes: 1 << 30, keepsRequests: false, port: configuration.port ?? 0, atHead: engine.atHead)
    return try await withStubServer(options: options, answering: engine.answer) { server in
        try await body(S3Double(engine, server))
    }
}
