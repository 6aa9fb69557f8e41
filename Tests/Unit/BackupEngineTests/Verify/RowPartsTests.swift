import BackupFormat
import Basics
import BinlogFormat
import MilvusModel
import Synchronization
import Testing

@testable import BackupEngine

@Suite("Parts of a verification by rows")
struct RowPartsTests {
    private static let field = (first: FieldID(rawValue: 100), second: FieldID(rawValue: 101))

    private func judge(
        _ logs: [FieldID: [Int64?]], rows: Int64? = 30, required: [FieldID] = []
    ) throws -> [VerifyFinding] {
        let layout = BackupLayout(rootPath: "", name: try BackupName(existing: "b"))
        let findings = RowFindings(collection: "c", segment: SegmentID(rawValue: 7), rows: rows, layout: layout)
        return SegmentShape(
            findings: findings, rows: rows, logs: logs, required: required, present: Set(logs.keys),
            names: [Self.field.first: "id"]
        ).judge()
    }

    @Test("fields with as many rows as the manifest says, log by log, agree")
    func agreeing() throws {
        #expect(try judge([Self.field.first: [10, 20], Self.field.second: [10, 20]]) == [])
        #expect(try judge([Self.field.first: [10, 20], Self.field.second: [10, 20]], rows: nil) == [])
        #expect(try judge([:], required: [Self.field.first]) == [])
    }

    @Test("a field with other rows is named, the segment where all of them have")
    func differing() throws {
        let one = try judge([Self.field.first: [10, 19], Self.field.second: [10, 20]])
        #expect(one.map(\.code) == [.rowsDiffer] && one.first?.field == Self.field.first)
        #expect(one.first?.message == "field 100 ('id') of segment 7 has 29 rows instead of 30")
        let all = try judge([Self.field.first: [10, 19], Self.field.second: [10, 19]])
        #expect(all.map(\.code) == [.rowsDiffer] && all.first?.field == nil)
    }

    @Test("logs that don't go together are found though their sums agree")
    func misaligned() throws {
        let third = FieldID(rawValue: 102)
        let found = try judge([Self.field.first: [10, 20], Self.field.second: [10, 20], third: [20, 10]])
        #expect(found.map(\.code) == [.rowsDiffer] && found.first?.field == third)
    }

    @Test("a field without logs is missing; one that couldn't be decoded isn't counted")
    func missing() throws {
        let found = try judge([Self.field.first: [30]], required: [Self.field.first, Self.field.second])
        #expect(found.map(\.code) == [.fieldMissing] && found.first?.field == Self.field.second)
        #expect(try judge([Self.field.first: [30], Self.field.second: [nil]]) == [])
    }

    @Test("a key's last delete counts, in tables of any size")
    func deletedKeys() {
        var keys = DeletedKeys()
        for key in 0..<10_000 as Range<UInt64> { keys.add(key, at: key + 5) }
        for key in 0..<10_000 as Range<UInt64> { keys.add(key, at: 3) }
        #expect(keys.count == 10_000)
        for key in 0..<10_000 as Range<UInt64> {
            #expect(keys.hides(key, key + 4) && !keys.hides(key, key + 5))
        }
        #expect(!keys.hides(10_000, 0) && DeletedKeys().slot(of: 0) == nil)
    }

    @Test("shares of the deletes hide the same rows together as all of them")
    func shares() {
        let all = (0..<1000).map { UInt64($0 * 7) }
        for count: UInt64 in [1, 2, 5] {
            let shares = (0..<count).map { KeyShare(index: $0, of: count) }
            #expect(all.allSatisfy { key in shares.filter { $0.has(key) }.count == 1 })
        }
    }

    /// What is held of a budget, and the most that ever was.
    private final class Held: Sendable {
        private let state = Mutex((now: 0, most: 0))

        var most: Int { state.withLock { $0.most } }
        var now: Int { state.withLock { $0.now } }

        func add(_ amount: Int) {
            state.withLock { $0 = ($0.now + amount, max($0.most, $0.now + amount)) }
        }
    }

    @Test("a budget is never overdrawn, and who asks for more than all gets all")
    func budget() async throws {
        let budget = ByteBudget(10)
        let held = Held()
        try await boundedForEach([3, 4, 5, 100, 1, 10, 2, 7], width: 8) { amount in
            try await budget.with(amount) {
                held.add(min(amount, 10))
                await Task.yield()
                held.add(-min(amount, 10))
            }
        }
        #expect(held.now == 0 && held.most == 10)
    }

    @Test("who waits for a budget can be cancelled, and those behind go on")
    func cancelled() async throws {
        let budget = ByteBudget(10)
        try await budget.with(6) {
            let waiting = Task { try await budget.with(8) {} }
            await Task.yield()
            waiting.cancel()
            await #expect(throws: CancellationError.self) { try await waiting.value }
            try await budget.with(4) {}
        }
        try await budget.with(10) {}
    }
}
