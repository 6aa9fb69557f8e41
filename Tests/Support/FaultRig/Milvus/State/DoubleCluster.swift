internal import Basics
internal import MilvusModel

/// Everything that the double of a Milvus knows. A value: calls change it one at a time.
struct DoubleCluster: Sendable {
    let configuration: MilvusDoubleConfiguration
    let objects: any MilvusObjects
    var databases = ["default"]
    var collections: [DoubleCollection] = []
    var imports: [DoubleImport] = []
    /// Until when segments' files are safe.
    var garbageCollectionPausedUntil = WallTime(milliseconds: 0)
    /// Times that clients asked for the pause.
    var pauses = 0
    /// By collection.
    var flushPollsLeft: [Int64: Int] = [:]
    private var lastID = DoubleCluster.firstID
    private var lastKey: Int64 = 0
    private var lastTimestamp: UInt64 = 0

    /// Above 2^53, as real ones are.
    private static let firstID: Int64 = 451_000_000_000_000_000

    init(_ configuration: MilvusDoubleConfiguration, objects: any MilvusObjects) {
        self.configuration = configuration
        self.objects = objects
    }

    var files: SegmentFiles { SegmentFiles(objects: objects, rootPath: configuration.rootPath) }

    mutating func newID() -> Int64 {
        lastID += 1
        return lastID
    }

    /// Primary keys that no other row of the cluster has.
    mutating func newKeys(_ count: Int) -> [Int64] {
        lastKey += Int64(count)
        return Array(lastKey - Int64(count) + 1...lastKey)
    }

    /// Greater than all before.
    mutating func newTimestamp() -> UInt64 {
        lastTimestamp = max(lastTimestamp + 1, HybridTimestamp(configuration.clock.now()).rawValue)
        return lastTimestamp
    }
}

// MARK: - Finding

extension DoubleCluster {
    /// By name or alias.
    func index(of name: String, in database: String) throws(MilvusRefusal) -> Int {
        let database = database.isEmpty ? "default" : database
        let found = collections.firstIndex {
            $0.database == database && ($0.name == name || $0.aliases.contains(name))
        }
        guard let found else { throw .noCollection(name) }
        return found
    }

    func collection(_ name: String, in database: String) throws(MilvusRefusal) -> DoubleCollection {
        collections[try index(of: name, in: database)]
    }
}
