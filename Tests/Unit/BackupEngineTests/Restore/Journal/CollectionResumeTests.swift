import MilvusModel
import Testing

@testable import BackupEngine

/// What becomes of a collection that an interrupted restore had begun.
@Suite struct CollectionResumeTests {
    private static let ours = CollectionID(rawValue: 7)

    private func record(
        _ stage: CollectionRecord.Stage, id: CollectionID? = ours, mayReplace: Bool = false
    ) -> CollectionRecord {
        var record = CollectionRecord(
            source: CollectionID(rawValue: 1), target: CollectionReference(name: "docs"), mayReplace: mayReplace)
        record.stage = stage
        record.targetID = id
        return record
    }

    private func standing(_ id: Int64, rows: Int64 = 0) -> CollectionResume.Standing {
        CollectionResume.Standing(id: CollectionID(rawValue: id), storedRows: rows)
    }

    @Test(arguments: CollectionRecord.Stage.allCases)
    func `a collection that isn't there is created anew`(_ stage: CollectionRecord.Stage) {
        #expect(CollectionResume(record(stage), standing: nil) == .anew)
        #expect(CollectionResume(record(stage, id: nil), standing: nil) == .anew)
    }

    @Test func `our own collection is gone on with from where it was`() {
        #expect(CollectionResume(record(.filling), standing: standing(7, rows: 10)) == .goOn)
        #expect(CollectionResume(record(.filled), standing: standing(7, rows: 10)) == .finish)
        #expect(CollectionResume(record(.done), standing: standing(7, rows: 10)) == .finish)
    }

    @Test(arguments: CollectionRecord.Stage.allCases)
    func `another collection of the same name is never touched`(_ stage: CollectionRecord.Stage) {
        guard case .refuse(let why) = CollectionResume(record(stage), standing: standing(8)) else {
            Issue.record("a stranger would be written to")
            return
        }
        #expect(why.contains("8") && why.contains("7"))
    }

    @Test func `an empty collection made just before the crash is replaced`() {
        #expect(CollectionResume(record(.creating, id: nil), standing: standing(9)) == .dropAndAnew)
    }

    @Test func `rows that nobody imported belong to somebody else`() {
        guard case .refuse = CollectionResume(record(.creating, id: nil), standing: standing(9, rows: 1)) else {
            Issue.record("somebody's rows would be dropped")
            return
        }
    }

    @Test func `what the user allowed to be replaced is replaced`() {
        let record = record(.creating, id: nil, mayReplace: true)
        #expect(CollectionResume(record, standing: standing(9, rows: 100)) == .dropAndAnew)
    }
}
