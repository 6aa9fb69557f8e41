internal import FaultRig

/// Knows what a backup must hold, from the files that the Milvus double has, without asking the code under test.
package struct BackupOracle: Sendable {
    let rig: EngineRig

    package init(_ rig: EngineRig) {
        self.rig = rig
    }

    /// Objects below the backup's directory, with their bytes.
    package func expectedData(of collections: [String]) -> [String: [UInt8]] {
        var expected: [String: [UInt8]] = [:]
        for collection in collections {
            for segment in rig.milvus.segments(of: collection) {
                for file in rig.milvus.files(of: segment) {
                    expected[backupPath(file)] = rig.s3.bytes(of: file, in: RigConfiguration.milvusBucket)
                }
            }
        }
        return expected
    }

    /// Data objects that are there; meta and run objects left out.
    package func data(of backup: String) -> [String: [UInt8]] {
        let prefix = directory(backup)
        var found: [String: [UInt8]] = [:]
        for object in rig.s3.objects(in: RigConfiguration.backupBucket, prefix: prefix) {
            let path = String(object.key.dropFirst(prefix.count))
            guard path.hasPrefix("binlogs/") || path.hasPrefix("index_files/") else { continue }
            found[path] = rig.s3.bytes(of: object.key, in: RigConfiguration.backupBucket)
        }
        return found
    }

    package func meta(_ path: String, of backup: String) -> [UInt8]? {
        rig.s3.bytes(of: directory(backup) + path, in: RigConfiguration.backupBucket)
    }

    /// Everything below the backup's directory.
    package func paths(of backup: String) -> [String] {
        let prefix = directory(backup)
        return rig.s3.objects(in: RigConfiguration.backupBucket, prefix: prefix)
            .map { String($0.key.dropFirst(prefix.count)) }
    }

    /// What lies in Milvus' bucket and belongs to no segment: staging that was left.
    package func litterInMilvusBucket() -> [String] {
        let root = rig.configuration.milvus.rootPath
        let known = ["insert_log", "delta_log", "stats_log", "index_files"].map { "\(root)/\($0)/" }
        return rig.s3.objects(in: RigConfiguration.milvusBucket).map(\.key)
            .filter { key in !known.contains { key.hasPrefix($0) } }
    }

    private func directory(_ backup: String) -> String { "\(RigConfiguration.backupRoot)/\(backup)/" }

    /// `files/insert_log/1/2/3/100/9` lies at `binlogs/insert_log/1/2/3/3/100/9`: milvus-backup's group is the segment.
    private func backupPath(_ file: String) -> String {
        let relative = file.dropFirst(rig.configuration.milvus.rootPath.count + 1)
        guard !relative.hasPrefix("index_files/") else { return String(relative) }
        var elements = relative.split(separator: "/").map(String.init)
        elements.insert(elements[3], at: 3)
        return "binlogs/" + elements.joined(separator: "/")
    }
}
