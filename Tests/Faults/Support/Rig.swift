import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import S3Storage
import Transfers

/// Two buckets of a double, with the stores and decorators that a run has, and a mover between them.
struct Rig: Sendable {
    let double: S3Double
    let clock: ScaledClock
    /// One attempt a request.
    let bareSource: S3Store
    let bareDestination: S3Store
    let source: any ObjectStore
    let destination: any ObjectStore

    /// Time for retries runs `speed` times as fast as the clock on the wall. `isPaced`: with the pacer of a run.
    static func with(
        _ rules: [FaultRule] = [], seed: UInt64 = 1, speed: Int = 100, policy: RetryPolicy? = nil,
        configuration: S3DoubleConfiguration = S3DoubleConfiguration(), isPaced: Bool = false,
        _ adapt: Adaptation = Adaptation(),
        _ body: (Rig) async throws -> Void
    ) async throws {
        try await withS3Double(configuration, faults: FaultPlan(seed: seed, rules)) { double in
            try await double.withClient(adapt) { client in
                try await body(Rig(double, client, adapt, policy ?? Self.policy(speed), speed: speed, isPaced: isPaced))
            }
        }
    }

    /// The default but for its total time: what a request takes on a busy machine is stretched as much as waiting is
    /// shortened.
    private static func policy(_ speed: Int) -> RetryPolicy {
        RetryPolicy(totalTime: RetryPolicy().totalTime * speed)
    }

    private init(
        _ double: S3Double, _ client: HTTPClient, _ adapt: Adaptation, _ policy: RetryPolicy, speed: Int, isPaced: Bool
    ) {
        self.double = double
        let clock = ScaledClock(factor: speed)
        self.clock = clock
        bareSource = double.store(bucket: "source", client: client, adapt)
        bareDestination = double.store(bucket: "backup", client: client, adapt)
        let limits = PacingLimits(outagePatience: .seconds(600))
        let pacer = isPaced ? RequestPacer(limits, clock: clock, random: .system) : nil
        func retrying(_ store: S3Store) -> RetryingStore {
            let base: any ObjectStore = pacer.map { PacedStore(store, $0) } ?? store
            return RetryingStore(base, policy: policy, clock: clock, random: .system, pacer: pacer)
        }
        source = retrying(bareSource)
        destination = retrying(bareDestination)
    }

    /// Puts objects of the sizes in the source, past all faults; each content is its own.
    func fill(_ sizes: [Int], prefix: String = "files/") -> [TransferItem] {
        sizes.enumerated().map { index, size in
            let key = prefix + String(index)
            double.put(key, Self.content(index, size), in: "source")
            let stored = double.objects(in: "source", prefix: key).first { $0.key == key }
            return TransferItem(
                source: ObjectKey(key), destination: ObjectKey("copy/" + key), size: Int64(size),
                etag: stored.map { ETag($0.etag) })
        }
    }

    static func content(_ index: Int, _ size: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: index &* 31), count: size)
        for (place, byte) in Array("object \(index) ".utf8).enumerated() where place < size { bytes[place] = byte }
        return bytes
    }

    /// Moves all, and gives what failed.
    func move(
        _ items: [TransferItem], _ configuration: TransferConfiguration = TransferConfiguration(concurrency: 64)
    ) async throws -> [ObjectStoreError] {
        let mover = ObjectMover(from: source, to: destination, configuration)
        var failures: [ObjectStoreError] = []
        try await mover.moveAll(items) { _, outcome throws(ObjectStoreError) in
            if case .failure(let error) = outcome { failures.append(error) }
        }
        return failures
    }

    /// Keys whose copy isn't there, or isn't the source byte by byte.
    func wrong(among items: [TransferItem]) -> [ObjectKey] {
        items.filter { item in
            double.bytes(of: item.destination.rawValue, in: "backup")
                != double.bytes(of: item.source.rawValue, in: "source")
        }
        .map(\.source)
    }
}
