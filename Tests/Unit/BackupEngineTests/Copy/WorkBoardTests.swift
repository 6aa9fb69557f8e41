import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("Work board")
struct WorkBoardTests {
    private let spool: PlanSpool
    private let states: CopyStates

    init() throws {
        spool = try PlanSpool(in: PlanSamples.directory)
        states = try CopyStates(in: PlanSamples.directory)
    }

    private func subject(_ number: Int64) -> PlanUnit.Subject { .collection(CollectionReference(name: "c\(number)")) }

    private func board(_ subjects: [PlanUnit.Subject]) -> WorkBoard {
        WorkBoard(subjects.map { ($0, nil) }, attempts: 2, spool: spool, states: states)
    }

    private func gone(_ code: ObjectStoreError.Code = .notFound) -> ObjectStoreError {
        ObjectStoreError(code, operation: "copy", subject: "x", reason: "gone")
    }

    @Test("whoever fails sends those home who wait for work", .timeLimit(.minutes(1)))
    func failure() async throws {
        let board = board([subject(1)])
        await #expect(throws: ObjectStoreError.self) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        try await board.stoppingOnError {
                            guard number > 0 else { throw gone(.accessDenied) }
                            while try await board.nextToCopy() != nil {}
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("copying begins with the first plan, and large objects come first whichever collection they belong to")
    func largeFirst() async throws {
        let board = board([subject(1), subject(2)])
        let first = try #require(await board.nextToPlan())
        let second = try #require(await board.nextToPlan())
        board.planned(
            try PlanSamples.unit([1, 2].map { PlanSamples.log(segment: 3, $0) }, on: spool), unit: first.unit)
        let small = try #require(try await board.nextToCopy())
        #expect(small.object.size == 10)
        let large = PlanSamples.log(collection: 2, segment: 3, 9, size: 1 << 30)
        board.planned(
            try PlanSamples.unit([PlanSamples.log(collection: 2, segment: 3, 8), large], collection: 2, on: spool),
            unit: second.unit)
        var sizes: [Int64] = []
        board.copied(small)
        for _ in 0..<3 {
            let item = try #require(try await board.nextToCopy())
            sizes.append(item.object.size)
            board.copied(item)
        }
        #expect(sizes == [1 << 30, 10, 10])
        #expect(try await board.nextToCopy() == nil)
        #expect(await board.nextToPlan() == nil)
        #expect(board.outcomes.allSatisfy { if case .success? = $0 { true } else { false } })
    }

    @Test("a collection whose object vanished is planned anew when nothing of it is in flight, and then no more")
    func replans() async throws {
        let board = board([subject(1)])
        let task = try #require(await board.nextToPlan())
        #expect(task.attempt == 1 && task.previous == nil)
        board.planned(
            try PlanSamples.unit((1...4).map { PlanSamples.log(segment: 3, $0) }, on: spool), unit: task.unit)
        let vanished = try #require(try await board.nextToCopy())
        let other = try #require(try await board.nextToCopy())
        board.failed(vanished, gone())
        async let again = board.nextToPlan()
        board.copied(other)
        let second = try #require(await again)
        #expect(second.attempt == 2 && second.previous != nil)
        board.planned(
            try PlanSamples.unit([PlanSamples.log(segment: 5, 1)], attempt: 2, on: spool), unit: second.unit)
        let last = try #require(try await board.nextToCopy())
        #expect(last.object == PlanSamples.log(segment: 5, 1), "what is left of the first plan isn't copied")
        board.failed(last, gone(.preconditionFailed))
        #expect(await board.nextToPlan() == nil)
        guard case .failure? = board.outcomes[0] else {
            Issue.record("it should have failed")
            return
        }
    }

    @Test("any other failure ends its collection and no other")
    func failsAlone() async throws {
        let board = board([subject(1), subject(2)])
        for number in [Int64(1), 2] {
            let task = try #require(await board.nextToPlan())
            board.planned(
                try PlanSamples.unit(
                    [1, 2].map { PlanSamples.log(collection: number, segment: 3, $0) }, collection: number, on: spool),
                unit: task.unit)
        }
        let first = try #require(try await board.nextToCopy())
        board.failed(first, gone(.accessDenied))
        while let item = try await board.nextToCopy() { board.copied(item) }
        let succeeded = board.outcomes.map { if case .success? = $0 { true } else { false } }
        #expect(succeeded == [false, true])
    }

    @Test("index files are planned when every collection has its plan")
    func indexFilesLast() async throws {
        let board = board([.indexFiles, subject(1)])
        let collection = try #require(await board.nextToPlan())
        #expect(collection.subject == subject(1))
        async let index = board.nextToPlan()
        board.planned(try PlanSamples.unit([PlanSamples.log(segment: 3, 1)], on: spool), unit: collection.unit)
        #expect(await index?.subject == .indexFiles)
    }

    @Test("who waits is woken when the work is stopped")
    func stops() async throws {
        let board = board([subject(1)])
        _ = await board.nextToPlan()
        async let item = board.nextToCopy()
        async let task = board.nextToPlan()
        board.stop()
        #expect(try await item == nil)
        #expect(await task == nil)
    }
}
