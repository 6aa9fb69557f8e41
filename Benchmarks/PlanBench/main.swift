// Plans, proves and describes a collection of many objects that exist in listings only, and prints what that cost:
//
//     PlanBench 1000000
//     {"objects":1000000,"keys":2000000,"rss_mib":71.5,"wall_s":7.6,"cpu_s":7.5,"listing_s":1.3,"objects_per_s":161000,
//      "keys_per_s":322000}
//
// `keys` are those of all listings: Milvus' own, and of the backup that they are compared with. `listing_s` is the time
// that the store which makes the listings up takes for itself; `objects_per_s` and `keys_per_s` are without it.
// `PlanBench 1000000 restore` plans to bring such a backup back: its manifest is read, its objects are proved by listings,
// imports are cut. `listing_s` holds the time for making the manifest up as well.
import BackupEngine
import Basics
import Glibc
import HTTPTransport
import MilvusClient
import MilvusModel
import ObjectStorage

func usage() -> rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
}

func processorSeconds(_ usage: rusage) -> Double {
    Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        / 1e6
}

let objects = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let store = SyntheticStore(segments: max(1, objects / SyntheticStore.perSegment))
let http = try HTTPClient(HTTPClientConfiguration(proxy: ""))
let nobody = MilvusConnection(host: "127.0.0.1", port: 1, timeout: .seconds(1), retry: .never)
let environment = BackupEnvironment(
    milvusStore: store, milvusRoot: "files", backupStore: store, backupRoot: "backup",
    milvus: MilvusClient(nobody, grpc: http, rest: http), etcd: nil, observer: EngineObserver { _ in },
    clock: .system, sleep: { try await Task.sleep(for: $0) }, newIdentifier: { "bench" }, storeRequests: { 0 })
let segments = (0..<store.segments).map {
    SegmentDescription(
        id: SyntheticStore.segment($0), collection: SyntheticStore.collection, partition: SyntheticStore.partition,
        rows: 1000, state: .flushed)
}
let collection = CollectionDescription(
    id: SyntheticStore.collection, reference: CollectionReference(name: "bench"),
    schema: CollectionSchema(name: "bench", fields: []))

let isRestore = CommandLine.arguments.dropFirst(2).first == "restore"
let clock = ContinuousClock()
let before = processorSeconds(usage())
let start = clock.now
let planned =
    isRestore
    ? try await RestoreRehearsal(environment).run(
        "bench", features: MilvusFeatures(version: MilvusVersion(2, 4, 0), versionText: "v2.4.0")
    ).objects
    : try await PlanRehearsal(environment).run(collection, segments, as: "bench")
let wall = (clock.now - start).inSeconds
let afterwards = usage()
let processor = processorSeconds(afterwards) - before

let listingStart = processorSeconds(usage())
let prefixes =
    isRestore
    ? ["backup/bench/binlogs/insert_log/", "backup/bench/binlogs/delta_log/"]
    : ["files/insert_log/", "files/delta_log/", "files/stats_log/", "backup/bench/"]
var keys: Int64 = 0
for prefix in prefixes {
    var continuation: String?
    repeat {
        let page = try await store.listPage(prefix, ListOptions(), continuation: continuation)
        keys += Int64(page.objects.count)
        continuation = page.continuation
    } while continuation != nil
}
if isRestore { SyntheticBackup(segments: store.segments).rehearse() }
let listing = processorSeconds(usage()) - listingStart
await http.shutdown()

func perSecond(_ count: Int64) -> JSONValue { JSONValue(Int64(Double(count) / max(0.001, processor - listing))) }

let report: JSONValue = [
    "objects": JSONValue(planned), "keys": JSONValue(keys),
    "rss_mib": .decimal("\(Double(afterwards.ru_maxrss) / 1024)"),
    "wall_s": .decimal("\(wall)"), "cpu_s": .decimal("\(processor)"), "listing_s": .decimal("\(listing)"),
    "objects_per_s": perSecond(Int64(planned)), "keys_per_s": perSecond(keys),
]
print(report.text())
