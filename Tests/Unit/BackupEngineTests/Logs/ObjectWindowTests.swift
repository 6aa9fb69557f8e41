import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

@testable import BackupEngine

@Suite("A window on an object")
struct ObjectWindowTests {
    private static let object = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 11) }
    private let store = CountingStore(InMemoryServer().store(bucket: "b"))

    private func window(promised: Int = object.count) async throws -> ObjectWindow {
        _ = try await store.put(ObjectKey("log"), .bytes(Self.object), PutOptions())
        let location = SegmentLocation(
            collection: CollectionID(rawValue: 1), partition: PartitionID(rawValue: 2), segment: SegmentID(rawValue: 3))
        let log = LogObject(kind: .insert, location: location, field: nil, log: LogID(rawValue: 4))
        return ObjectWindow(StoredLog(object: log, key: ObjectKey("log"), size: Int64(promised)), in: store)
    }

    @Test("holds what was asked for, wherever it moves", arguments: [0, 1000, 200_000])
    func moves(readAhead: Int) async throws {
        var window = try await window()
        window.readAhead = readAhead
        for range in [
            0..<512, 512..<600, 100..<90_000, 89_000..<300_000, 999_000..<1_000_000, 10..<20, 15..<400_000,
            350_000..<350_001, 400_000..<1_000_000,
        ] {
            try await window.load(range)
            #expect(window.slice(range) == Self.object[range])
        }
    }

    @Test("fetches what it has only once")
    func once() async throws {
        var window = try await window()
        window.readAhead = 400_000
        try await window.load(0..<10)
        for start in stride(from: 0, to: 400_000, by: 1000) { try await window.load(start..<start + 1000) }
        #expect(store.reads == 1)
        try await window.load(399_000..<401_000)
        #expect(store.reads == 2 && window.bytes.count == 401_000)
    }

    @Test("an object of another size than promised is damage", arguments: [999_999, 1_000_001])
    func size(promised: Int) async throws {
        var window = try await window(promised: promised)
        let error = await #expect(throws: BackupFormatError.self) { try await window.load(0..<10) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
