import BackupEngine
import EngineHarness
import FaultRig
import Testing

/// R24: describing files that somebody wrote who wants more than a backup.
@Suite("Hostile manifests", .serialized)
struct HostileManifestTests {
    private static let batch = 40
    private static let batches = FaultBudget.choose(2, full: 250)

    /// Ten thousand of them in full: nothing outside the backup and the staging is read, written or deleted, nothing
    /// crashes, and whatever ends a verb is one of our errors.
    @Test("lead nowhere outside the backup", .timeLimit(.minutes(60)))
    func sealedAndForeign() async throws {
        try await forEach(Array(0..<Self.batches), width: 2) { number in
            try await withEngineRig { rig in
                let honest = try await backUp(rig, "hostile")
                _ = try await rig.withMachine { try await $0.create("other") }
                try await rig.withMachine { machine in
                    for turn in 0..<Self.batch {
                        let seed = FaultBudget.seed * 1_000_000 + number * Self.batch + turn
                        let kind = CraftedBackup.Kind.allCases[seed % 3]
                        let crafted = try CraftedBackup(
                            kind, from: honest, seed: UInt64(seed), share: [2, 5, 20, 100][seed / 3 % 4])
                        rig.replace("hostile", with: crafted.files)
                        try await use(rig, machine, "seed \(seed)", suffix: "_\(turn)")
                    }
                }
            }
        }
    }

    private func use(_ rig: EngineRig, _ machine: Machine, _ when: String, suffix: String) async throws {
        let others = rig.elsewhere("hostile")
        rig.s3.log.removeAll()
        _ = try? await machine.get("hostile")
        _ = try? await machine.verify("hostile")
        _ = try? await machine.restore("hostile", suffix: suffix)
        _ = try? await machine.delete("hostile")
        let trespasses = Trespasses(backup: "hostile", others: ["other"]).among(rig.s3.log.records)
        #expect(trespasses.isEmpty, "\(when): \(trespasses.prefix(3))")
        // Imports add segments of Milvus' own.
        #expect(others.isSubset(of: rig.elsewhere("hostile")), "\(when)")
        let paths = rig.milvus.importedPaths
        #expect(paths.allSatisfy { $0.hasPrefix("files/milvault-staging/") && !$0.contains("..") }, "\(when): \(paths)")
    }

    private func backUp(_ rig: EngineRig, _ name: String) async throws -> [String: [UInt8]] {
        _ = try await rig.withMachine { try await $0.create(name) }
        return rig.files(of: name)
    }
}

extension EngineRig {
    private func home(_ backup: String) -> String { "\(RigConfiguration.backupRoot)/\(backup)/" }

    /// By path below the backup's directory.
    func files(of backup: String) -> [String: [UInt8]] {
        let prefix = home(backup)
        var files: [String: [UInt8]] = [:]
        for object in s3.objects(in: RigConfiguration.backupBucket, prefix: prefix) {
            files[String(object.key.dropFirst(prefix.count))] = s3.bytes(
                of: object.key, in: RigConfiguration.backupBucket)
        }
        return files
    }

    func replace(_ backup: String, with files: [String: [UInt8]]) {
        for object in s3.objects(in: RigConfiguration.backupBucket, prefix: home(backup)) {
            s3.remove(object.key, in: RigConfiguration.backupBucket)
        }
        for (path, bytes) in files { s3.put(home(backup) + path, bytes, in: RigConfiguration.backupBucket) }
    }

    /// Everything that is none of this backup's business.
    func elsewhere(_ backup: String) -> Set<StoredObject> {
        let backups = s3.objects(in: RigConfiguration.backupBucket).filter { !$0.key.hasPrefix(home(backup)) }
        let milvus = s3.objects(in: RigConfiguration.milvusBucket).filter { !$0.key.contains("/milvault-staging/") }
        return Set(backups + milvus)
    }
}
