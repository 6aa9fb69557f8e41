internal import Basics

// What a test knows better than any client: which rows there are, and how the cluster changes behind the client's back.
extension MilvusDouble {
    package func add(_ seed: MilvusSeed) {
        withCluster { $0.add(seed) }
    }

    /// Primary keys of the rows that a query would find, sorted, each as often as it is there; nil when there is no
    /// such collection.
    package func keys(of collection: String, in database: String = "default") -> [Int64]? {
        withCluster { cluster in
            (try? cluster.collection(collection, in: database)).map { found in
                found.visibleSegments.flatMap(\.liveKeys).sorted()
            }
        }
    }

    /// The same of one segment; empty when there is none of that number.
    package func keys(ofSegment segment: Int64) -> [Int64] {
        withCluster { cluster in
            cluster.collections.flatMap(\.segments).first { $0.id == segment }?.liveKeys.sorted() ?? []
        }
    }

    /// Everything but the rows; nil when there is no such collection.
    package func shape(of collection: String, in database: String = "default") -> MilvusCollectionShape? {
        withCluster { cluster in
            (try? cluster.collection(collection, in: database)).map { MilvusCollectionShape($0) }
        }
    }

    package func collectionNames(in database: String = "default") -> [String] {
        withCluster { cluster in cluster.collections.filter { $0.database == database }.map(\.name).sorted() }
    }

    package var databases: [String] { withCluster(\.databases) }

    /// Imports that were accepted, by the state that they are in now.
    package var importStates: [String] { withCluster { cluster in cluster.imports.map(\.state.word) } }

    /// Imports that were accepted into a collection that is still there.
    package func importCount(of collection: String, in database: String = "default") -> Int {
        withCluster { cluster in
            let id = try? cluster.collection(collection, in: database).id
            return cluster.imports.count { $0.collection == id }
        }
    }

    /// Where imports that were accepted were told to read.
    package var importedPaths: [String] {
        withCluster { cluster in cluster.imports.flatMap { $0.groups.flatMap(\.self) }.filter { !$0.isEmpty } }
    }

    /// Flushed segments, by id.
    package func segments(of collection: String, in database: String = "default") -> [Int64] {
        withCluster { cluster in
            let found = try? cluster.collection(collection, in: database)
            return (found?.segments ?? []).filter { $0.state == .flushed }.map(\.id).sorted()
        }
    }

    /// Object keys of a segment.
    package func files(of segment: Int64) -> [String] {
        withCluster { cluster in
            cluster.collections.flatMap(\.segments).first { $0.id == segment }?.files ?? []
        }
    }

    /// See ``collectGarbage()``: the files of the old segments stay until then.
    @discardableResult
    package func compact(_ segments: Set<Int64>, of collection: String, in database: String = "default") -> Int64? {
        withCluster { cluster in (try? cluster.compact(segments, of: collection, in: database)) ?? nil }
    }

    /// Removes the files of compacted segments, unless a client holds garbage collection.
    @discardableResult
    package func collectGarbage() -> Int {
        withCluster { $0.collectGarbage() }
    }

    /// Time passes on the server without any request.
    package func settle() {
        withCluster { cluster in
            while cluster.imports.contains(where: { !$0.state.isFinal }) { cluster.advanceImports() }
        }
    }

    package func drop(_ collection: String, in database: String = "default") {
        withCluster { cluster in
            cluster.collections.removeAll { $0.name == collection && $0.database == database }
        }
    }

    /// For how long garbage collection is still held.
    package var garbageCollectionLease: Duration {
        withCluster { max(.zero, $0.garbageCollectionPausedUntil - $0.configuration.clock.now()) }
    }

    /// Times that clients asked to hold garbage collection.
    package var pauses: Int { withCluster(\.pauses) }
}
