internal import Basics
internal import StubServer

extension DoubleCluster {
    /// The management port: nil for a path that this server doesn't know.
    mutating func manage(_ path: String, _ request: StubRequest) -> StubResponse? {
        switch path {
        case "/healthz":
            return StubResponse(text: "OK")
        case "/management/datacoord/garbage_collection/pause" where configuration.pausesGarbageCollection:
            pauses += 1
            garbageCollectionPausedUntil = configuration.clock.now() + .seconds(pauseSeconds(request.target))
        case "/management/datacoord/garbage_collection/resume" where configuration.pausesGarbageCollection:
            garbageCollectionPausedUntil = WallTime(milliseconds: 0)
        default:
            return nil
        }
        return StubResponse(text: #"{"msg":"OK"}"#)
    }

    private func pauseSeconds(_ target: String) -> Int64 {
        let name = "pause_seconds="
        let parameters = target.split { $0 == "?" || $0 == "&" }
        return parameters.first { $0.hasPrefix(name) }.flatMap { Int64($0.dropFirst(name.count)) } ?? 0
    }
}
