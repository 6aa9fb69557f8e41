import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Plans on the spool")
struct PlanSpoolTests {
    @Test(
        "every object comes back from its line",
        arguments: [
            PlanSamples.log(segment: 3, 9), PlanSamples.log(.delta, segment: 3, field: 0, 9, etag: nil),
            PlanSamples.log(.stats, partition: -1, segment: .max, 1, size: 1 << 40),
            PlanSamples.log(.bm25, segment: 3, 9, etag: "a\"b\\c-12"),
            PlanSamples.indexFile(7, "HNSW_0"), PlanSamples.indexFile(7, "quoted \"é\" ,]", etag: "x"),
        ])
    func lines(object: PlannedObject) throws {
        var bytes: [UInt8] = []
        object.append(to: &bytes)
        #expect(bytes.last == 0x0A)
        #expect(PlannedObject(line: bytes.dropLast()) == object)
        #expect((try? JSONValue(parsing: Array(bytes.dropLast())))?.array != nil, "a line is JSON")
    }

    @Test(
        "what isn't a line is refused",
        arguments: [
            "", "[", "[\"insert_log\"]", "[\"other\",1,2,3,4,5,6,\"\"]", "[\"insert_log\",1,2,3,4,5,6,\"\"]x",
            "[\"insert_log\",1,2,3,4,5,99999999999999999999,\"\"]", "[\"insert_log\",1,2,3,4,5,6,\"",
        ])
    func refuses(line: String) {
        #expect(PlannedObject(line: Array(line.utf8)[...]) == nil)
    }

    @Test("runs longer than a piece are read from the beginning and from a place, with their numbers")
    func longRuns() throws {
        let spool = try PlanSpool(in: PlanSamples.directory)
        var other = PlanRunWriter(spool)
        var writer = PlanRunWriter(spool)
        var place: PlanRun.Place?
        for log in 0..<20_000 {
            if log == 15_000 { place = writer.place }
            try writer.append(PlanSamples.log(segment: 3, Int64(log)))
            if log % 3 == 0 { try other.append(PlanSamples.log(segment: 4, Int64(log))) }
        }
        let (run, second) = (try writer.finish(), try other.finish())
        #expect(run.count == 20_000)
        var numbers: Set<Int> = []
        for (run, step) in [(run, 1), (second, 3)] {
            var reader = PlanRunReader(run, in: spool, pieceSize: 1000)
            var expected: Int64 = 0
            while let object = try reader.next() {
                #expect(object.log == expected)
                numbers.insert(reader.record)
                expected += Int64(step)
            }
        }
        #expect(numbers == Set(0..<numbers.count) && numbers.count == 20_000 + 6667)
        var reader = PlanRunReader(run, in: spool, from: try #require(place))
        #expect(try reader.next()?.log == 15_000)
    }

    @Test("a merge gives the keys of all runs in the order of a listing")
    func merges() throws {
        let spool = try PlanSpool(in: PlanSamples.directory)
        let first = try PlanSamples.unit(
            [
                PlanSamples.log(segment: 10, 1), PlanSamples.log(segment: 9, 1), PlanSamples.log(.delta, segment: 9, 4),
                PlanSamples.indexFile(10, "a"), PlanSamples.indexFile(12, "a"),
            ], on: spool)
        let second = try PlanSamples.unit(
            [
                PlanSamples.log(collection: 2, segment: 1, 1), PlanSamples.log(.stats, collection: 2, segment: 1, 1),
                PlanSamples.indexFile(11, "a"), PlanSamples.indexFile(9, "a"),
            ], collection: 2, on: spool)
        let runs = first.runs.map { (unit: 0, run: $0) } + second.runs.map { (unit: 1, run: $0) }
        var merge = try PlanMerge(runs, in: spool, prefix: "b/")
        var keys: [String] = []
        while let element = try merge.next() { keys.append(String(decoding: element.key, as: UTF8.self)) }
        #expect(keys.count == 9)
        #expect(keys.first == "b/binlogs/delta_log/1/2/9/9/4")
        #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("what was copied by an older plan is taken over when key, size and ETag are the same")
    func carriesOver() throws {
        let spool = try PlanSpool(in: PlanSamples.directory)
        let states = try CopyStates(in: PlanSamples.directory)
        let old = try PlanSamples.unit(
            [1, 2, 3, 4].map { PlanSamples.log(segment: 3, $0) } + [PlanSamples.indexFile(7, "a")], on: spool)
        for record in [0, 1, 2, 4] { try states.setDone(record, .init(proof: .store, checksum: "sha256:\(record)")) }
        var new = try PlanSamples.unit(
            [
                PlanSamples.log(segment: 3, 1), PlanSamples.log(segment: 3, 2, etag: "other"),
                PlanSamples.log(segment: 3, 3, size: 11), PlanSamples.log(segment: 3, 4),
                PlanSamples.log(segment: 3, 5), PlanSamples.indexFile(7, "a"),
            ], attempt: 2, on: spool)
        try CarryOver(spool: spool, states: states).apply(.copied(old), to: &new)
        #expect(new.done == 2 && new.doneBytes == 15)
        var merge = try PlanMerge(new.runs.map { (0, $0) }, in: spool)
        var done: [CopyStates.Evidence?] = []
        while let element = try merge.next() {
            done.append(states.isDone(element.record) ? try states.evidence(element.record) : nil)
        }
        #expect(done.map { $0?.checksum } == ["sha256:0", nil, nil, nil, nil, "sha256:4"])
    }
}

extension PlannedObject {
    fileprivate var log: Int64? { if case .log(let log) = object { log.log.rawValue } else { nil } }
}
