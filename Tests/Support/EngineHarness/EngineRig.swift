internal import Basics
package import FaultRig

/// An object store and a Milvus that can be made to fail, and machines that run the engine against them.
package struct EngineRig: Sendable {
    package let configuration: RigConfiguration
    package let s3: S3Double
    package let milvus: MilvusDouble
    /// One switch for both servers: its numbers run over all requests.
    package let kill: KillSwitch
    package let time: VirtualTime
    /// Where processes run unless another host is named.
    package let host = HostDouble("first")
    let servers: MilvusDoubleServers
}

/// Runs `body` with servers that begin with the seeds of `configuration` and end with it.
package func withEngineRig<Result>(
    _ configuration: RigConfiguration = RigConfiguration(), run body: (EngineRig) async throws -> Result
) async throws -> Result {
    let kill = KillSwitch()
    let time = VirtualTime()
    return try await withS3Double(configuration.s3, kill: kill) { s3 in
        var milvusConfiguration = configuration.milvus
        milvusConfiguration.clock = time.clock
        let objects = S3MilvusObjects(s3, bucket: RigConfiguration.milvusBucket)
        let milvus = MilvusDouble(milvusConfiguration, objects: objects, killSwitch: kill)
        for seed in configuration.seeds { milvus.add(seed) }
        return try await milvus.serve { servers in
            try await body(
                EngineRig(
                    configuration: configuration, s3: s3, milvus: milvus, kill: kill, time: time, servers: servers))
        }
    }
}
