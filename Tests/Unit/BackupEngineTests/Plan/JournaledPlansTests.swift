import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Plans kept in the store")
struct JournaledPlansTests {
    private let spool: PlanSpool

    init() throws {
        spool = try PlanSpool(in: PlanSamples.directory)
    }

    private func lines(_ unit: PlanUnit, objects: [PlannedObject], end: Bool = true) throws -> [[UInt8]] {
        var reader = PlanRunReader(try #require(unit.collection).header, in: spool)
        let header = try JSONValue(parsing: Array(try #require(try reader.nextLine())))
        var lines = [PlanLine.begin(unit, manifest: header)]
        for object in objects {
            var line: [UInt8] = []
            object.append(to: &line)
            lines.append(line.dropLast())
        }
        if end { lines.append(PlanLine.end(unit)) }
        return lines
    }

    private func read(_ lines: [[UInt8]]) throws -> [PlanUnit.Subject: PlanUnit] {
        var plans = JournaledPlans(spool)
        for line in lines { try plans.add(line[...]) }
        return plans.units
    }

    @Test("a plan comes back as it was, a later one of the same collection instead of the earlier")
    func roundTrips() throws {
        let first = [PlanSamples.log(segment: 3, 1), PlanSamples.log(.delta, segment: 3, field: 0, 2)]
        let second = [PlanSamples.log(segment: 4, 1), PlanSamples.indexFile(7, "a")]
        let old = try PlanSamples.unit(first, on: spool)
        let new = try PlanSamples.unit(second, attempt: 2, on: spool)
        let units = try read(try lines(old, objects: first) + lines(new, objects: second))
        let unit = try #require(units[.collection(CollectionReference(name: "c1"))])
        #expect(units.count == 1 && unit.attempt == 2 && unit.objects == 2 && unit.bytes == 15)
        var merge = try PlanMerge(unit.runs.map { (0, $0) }, in: spool)
        var objects: [PlannedObject] = []
        while let element = try merge.next() { objects.append(element.object) }
        #expect(objects == second)
    }

    @Test("a plan that is cut off, or of which something is missing, isn't one")
    func cutOff() throws {
        let objects = [PlanSamples.log(segment: 3, 1), PlanSamples.log(segment: 3, 2)]
        let unit = try PlanSamples.unit(objects, on: spool)
        #expect(try read(lines(unit, objects: objects, end: false)).isEmpty)
        #expect(try read(lines(unit, objects: [objects[0]])).isEmpty)
        #expect(try read([Array("{\"later\":1}".utf8)] + lines(unit, objects: objects)).count == 1)
    }

    @Test("options contradict a run only where they ask for something else")
    func contradictions() throws {
        let asked = RunOptions(
            filter: "default.b,sales.*", strategy: "auto", includesRBAC: false, holdsGarbageCollection: true)
        try ResumeRequest(name: "n").check(against: asked)
        try ResumeRequest(name: "n", filter: CollectionFilter(parsing: "sales.*,b"), strategy: .auto)
            .check(against: asked)
        for request in [
            ResumeRequest(name: "n", filter: try CollectionFilter(parsing: "b")),
            ResumeRequest(name: "n", strategy: .skipFlush), ResumeRequest(name: "n", wantsRBAC: true),
        ] {
            let error = #expect(throws: BackupError.self) { try request.check(against: asked) }
            #expect(error?.code == .invalidRequest)
        }
    }
}
