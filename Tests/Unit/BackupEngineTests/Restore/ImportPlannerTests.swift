import BackupEngine
import BackupFormat
import MilvusModel
import Testing

@Suite("Import planner")
struct ImportPlannerTests {
    private let base = "backup/nightly/binlogs"
    private let id = BackupSamples.collectionID

    private func planner(
        _ server: ImportPlanner.Server, staged: BackupLayout? = nil, perImport: Int = 256, bytes: Int64 = 1000
    ) throws -> ImportPlanner {
        var limits = EngineLimits()
        limits.segmentsPerImport = perImport
        limits.bytesPerImport = bytes
        return ImportPlanner(
            server: server, layout: try BackupSamples.layout(), staged: staged, options: ImportOptions(),
            limits: limits)
    }

    private func collection(_ segments: [SegmentBackup], l0: [SegmentBackup] = []) throws -> RestorableCollection {
        try BackupSamples.restorable(
            BackupSamples.collection(
                partitions: [BackupSamples.partition(1, "_default", segments)], l0Segments: l0))
    }

    @Test("imports a partition at once on 2.2 and 2.3, always by two paths")
    func wholePartition() throws {
        let planned = try planner(.tasks).dataImports(
            of: collection([BackupSamples.segment(7), BackupSamples.segment(8, deletes: true)]))
        #expect(planned.map(\.groups) == [[["\(base)/insert_log/\(id)/1/", "\(base)/delta_log/\(id)/1/"]]])
        #expect(planned.map(\.rows) == [200])
        #expect(planned.map(\.segments) == [2])
    }

    @Test("imports segment by segment where a partition is too large, holds strangers, or has one segment")
    func singly() throws {
        let two = try collection([BackupSamples.segment(7), BackupSamples.segment(8, deletes: true)])
        let singly = [
            [["\(base)/insert_log/\(id)/1/7/", ""]],
            [["\(base)/insert_log/\(id)/1/8/", "\(base)/delta_log/\(id)/1/8/"]],
        ]
        #expect(try planner(.tasks, bytes: 39).dataImports(of: two).map(\.groups) == singly)
        #expect(
            try planner(.tasks).dataImports(of: two, unmergeable: [PartitionID(rawValue: 1)]).map(\.groups) == singly)
        let one = try collection([BackupSamples.segment(7)])
        #expect(try planner(.tasks).dataImports(of: one).map(\.groups) == [singly[0]])
    }

    @Test("leaves the empty path out where the server takes one path")
    func calls() throws {
        let planned = try planner(.calls).dataImports(
            of: collection([BackupSamples.segment(7), BackupSamples.segment(8, deletes: true)]))
        #expect(
            planned.map(\.groups) == [
                [["\(base)/insert_log/\(id)/1/7/"]],
                [["\(base)/insert_log/\(id)/1/8/", "\(base)/delta_log/\(id)/1/8/"]],
            ])
        #expect(planned.allSatisfy { $0.method == .call && $0.options.isBackup })
    }

    @Test("makes jobs of one channel and one storage version each, no larger than allowed")
    func jobs() throws {
        let segments = [
            BackupSamples.segment(1, channel: "a"), BackupSamples.segment(2, channel: "b"),
            BackupSamples.segment(3, channel: "a"), BackupSamples.segment(4, channel: "a"),
            BackupSamples.segment(5, channel: "a", storageVersion: 2),
        ]
        let planned = try planner(.jobs(levelZero: 1), perImport: 2).dataImports(of: collection(segments))
        #expect(planned.map(\.segments) == [2, 1, 1, 1])
        #expect(planned.map(\.options.storageVersion) == [0, 0, 0, 2])
        #expect(planned.allSatisfy { $0.method == .job })
    }

    @Test("imports level zero deletes apart, those of all partitions without a partition's name")
    func levelZero() throws {
        let collection = try collection(
            [BackupSamples.segment(7), BackupSamples.segment(8, isL0: true)],
            l0: [
                BackupSamples.segment(9, partition: -1, isL0: true),
                BackupSamples.segment(10, partition: -1, isL0: true),
            ])
        let single = try planner(.jobs(levelZero: 1)).levelZeroImports(of: collection)
        #expect(single.map(\.partition) == ["_default", "", ""])
        #expect(single.first?.groups == [["\(base)/delta_log/\(id)/1/8/"]])
        #expect(single.last?.groups == [["\(base)/delta_log/\(id)/-1/10/"]])
        #expect(single.allSatisfy { $0.options.isLevelZero && !$0.options.isBackup })
        let many = try planner(.jobs(levelZero: 256)).levelZeroImports(of: collection)
        #expect(many.map(\.groups.count) == [1, 2])
        #expect(try planner(.jobs(levelZero: 1)).dataImports(of: collection).map(\.segments) == [1])
    }

    @Test("reads the staged copy where there is one")
    func staged() throws {
        let staged = try BackupSamples.layout(root: "files/milvault-staging", name: "run")
        let planned = try planner(.tasks, staged: staged).dataImports(of: collection([BackupSamples.segment(7)]))
        #expect(planned.map(\.groups) == [[["files/milvault-staging/run/binlogs/insert_log/\(id)/1/7/", ""]]])
    }

    @Test("imports a shared group of an old backup once")
    func sharedGroup() throws {
        var segments = [BackupSamples.segment(7), BackupSamples.segment(8), BackupSamples.segment(9)]
        for (index, group) in [1, 1, 2].enumerated() { segments[index].group = GroupID(rawValue: Int64(group)) }
        let planned = try planner(.calls).dataImports(of: collection(segments))
        #expect(
            planned.map(\.groups) == [
                [["\(base)/insert_log/\(id)/1/1/"]], [["\(base)/insert_log/\(id)/1/2/"]],
            ])
        #expect(planned.map(\.segments) == [2, 1])
    }
}
