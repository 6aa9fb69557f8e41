import Basics
import MilvusModel
import Testing

@testable import BackupEngine

/// What a restore writes down reads back as it was.
@Suite struct JournalFormTests {
    @Test func `a collection's record survives`() throws {
        var record = CollectionRecord(
            source: CollectionID(rawValue: Int64.max - 1),
            target: CollectionReference(database: DatabaseName("sales"), name: "docs"), mayReplace: true)
        record.stage = .filling
        record.targetID = CollectionID(rawValue: 9_007_199_254_740_993)
        record.foreignTasks = [ImportTaskID(rawValue: 9_007_199_254_740_995)]
        record.rows = 3
        #expect(try CollectionRecord(json: JSONValue(parsing: record.json.encoded())) == record)
    }

    @Test(arguments: ImportRecord.Stage.allCases)
    func `an import's record survives`(_ stage: ImportRecord.Stage) throws {
        let record = ImportRecord(
            number: 2, key: "1 from backup/x/", stage: stage, task: ImportTaskID(rawValue: 9_007_199_254_740_993),
            rows: 5)
        #expect(try ImportRecord(json: JSONValue(parsing: record.json.encoded())) == record)
    }

    @Test func `the options of a restore survive`() throws {
        let options = RestoreOptions(
            name: "nightly",
            mapping: try NameMapping(suffix: "", rename: "a:b,x.c:y.d,z.*:w.*", databaseMap: "p:q"),
            filter: try CollectionFilter(parsing: "db.*,one,other."), dropExisting: true, skipIndexes: true,
            schemaOnly: true, includesRBAC: true)
        let marker = RestoreMarker(
            runID: "run", startedAt: WallTime(milliseconds: 5), toolVersion: "1", options: options)
        let read = try RestoreMarker(json: JSONValue(parsing: marker.json.encoded()))
        #expect(read.runID == "run" && read.startedAt == marker.startedAt && !read.isFinished)
        #expect(read.options.name == "nightly" && read.options.mapping == options.mapping)
        #expect(read.options.filter == options.filter)
        #expect(read.options.dropExisting && read.options.skipIndexes)
        #expect(read.options.schemaOnly && read.options.includesRBAC)
    }

    @Test func `a filter of nothing stays a filter of everything`() throws {
        let read = try RestoreOptions(json: RestoreOptions(name: "n").json)
        #expect(read.filter.selectsEverything && read.mapping == NameMapping())
    }
}
