package import Basics

/// What kind of Milvus a double is.
package struct MilvusDoubleConfiguration: Sendable {
    /// Decides how imports are asked for: tasks by gRPC before 2.4, jobs by REST from then on.
    package var version = "v2.3.5"
    /// `minio.rootPath`.
    package var rootPath = "files"
    /// Whether the management port knows the pause of garbage collection; 404 otherwise.
    package var pausesGarbageCollection = true
    /// Whether a repeated import with the same `Idempotency-Key` gives the first one's job.
    package var honoursIdempotencyKeys = false
    /// Whether REST tells the exact logs of segments (2.5.8 and later).
    package var describesSegments = false
    /// Polls of a flush until it is complete.
    package var flushPolls = 1
    /// Requests that the server answers from an import's acceptance to its end: imports go on by themselves, and time
    /// passes by requests.
    package var importSteps = 3
    package var clock = WallClock.system

    package init() {}
}
