import BackupFormat
import Basics
import MilvusModel
import ObjectStorage
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Line files")
struct JSONLinesTests {
    @Test("records come back in their order")
    func roundTrips() async throws {
        let repository = try Repository()
        let seal = try await repository.writeBackup()
        var reader = try await repository.reader.objects(seal)
        var records: [ObjectRecord] = []
        while let record = try await reader.next() { records.append(record) }
        #expect(records == (0..<3).map(Repository.record))
    }

    @Test("etcd's keys come back byte for byte, after their header")
    func etcd() async throws {
        let repository = try Repository()
        let seal = try await repository.writeBackup()
        guard var reader = try await repository.reader.etcd(seal) else {
            Issue.record("no etcd file")
            return
        }
        #expect(try await reader.next() == .header(Repository.etcdHeader))
        #expect(try await reader.next() == .record(Repository.etcdRecord))
        #expect(try await reader.next() == nil)
    }

    @Test("every field of a record survives, and later ones too")
    func recordFields() throws {
        var record = Repository.record(1)
        record.backup = "b0"
        record.checksum = "sha256:00"
        record.proof = .decoded
        record.extra = ["later": 1]
        #expect(try ObjectRecord(json: record.json) == record)
        #expect(try ObjectRecord(json: Repository.record(0).json).backup == nil)
    }

    @Test("a file cut off in the middle is damage")
    func cutOff() async throws {
        let repository = try Repository()
        let seal = try await repository.writeBackup()
        let key = repository.layout.key(.objects)
        let bytes = try await repository.store.read(key)
        _ = try await repository.store.put(key, Array(bytes.dropLast(5)))
        await #expect(throws: BackupFormatError.self) {
            var reader = try await repository.reader.objects(seal)
            while try await reader.next() != nil {}
        }
    }

    @Test("an aborted file leaves neither object nor open upload")
    func aborts() async throws {
        let repository = try Repository()
        let writer = repository.smallPartWriter.objects()
        for chunk in Self.noisyRecords(count: 3000) { try await writer.append(chunk) }
        #expect(try await repository.store.listMultipartUploads("").count == 1)
        await writer.abort()
        #expect(try await repository.store.listMultipartUploads("").isEmpty)
        #expect(try await repository.keys().isEmpty)
    }

    @Test("after a part is lost the object doesn't appear, whoever finishes it")
    func lostPart() async throws {
        let repository = try Repository()
        let writer = repository.smallPartWriter.objects()
        let chunks = Self.noisyRecords(count: 6000)
        for chunk in chunks.prefix(30) { try await writer.append(chunk) }
        for upload in try await repository.store.listMultipartUploads("") {
            try await repository.store.abortMultipartUpload(upload)
        }
        await #expect(throws: BackupFormatError.self) {
            for chunk in chunks.dropFirst(30) { try await writer.append(chunk) }
        }
        await #expect(throws: BackupFormatError.self) { try await writer.finish() }
        #expect(try await repository.keys().isEmpty)
    }

    @Test("many tasks may write at once; nothing is lost, parts stay in order")
    func concurrentWriters() async throws {
        let repository = try Repository()
        let writer = repository.smallPartWriter.objects()
        let chunks = Self.noisyRecords(count: 6000)
        try await boundedForEach(chunks, width: 8) { try await writer.append($0) }
        let sealed = try await writer.finish()
        #expect(sealed.size > 128 << 10)
        var seal = Repository.seal(name: "b1")
        seal.meta = [sealed]
        var reader = try await repository.reader.objects(seal)
        var sum: Int64 = 0
        var count = 0
        while let record = try await reader.next() {
            sum += record.size
            count += 1
        }
        #expect(count == 6000)
        #expect(sum == (0..<6000).reduce(0) { $0 + Int64($1) })
    }

    /// In a process of its own: other tests would be seen in its memory.
    @Test("a hundred thousand records pass through flat memory")
    func flatMemory() async throws {
        await #expect(processExitsWith: .success) {
            let repository = try Repository()
            let writer = repository.smallPartWriter.objects()
            for number in 0..<5000 { try await writer.append(Repository.record(number)) }
            let before = try JSONLinesTests.residentBytes()
            for number in 5000..<100_000 { try await writer.append(Repository.record(number)) }
            var seal = Repository.seal(name: "b1")
            seal.meta = [try await writer.finish()]
            var reader = try await repository.reader.objects(seal)
            var count = 0
            while try await reader.next() != nil { count += 1 }
            try #require(count == 100_000)
            // As values the records would take 60 MiB, as text 25.
            try #require(try JSONLinesTests.residentBytes() - before < 16 << 20)
        }
    }

    /// Records that compress badly, so that a file grows beyond one part; the size is the record's number.
    private static func noisyRecords(count: Int) -> [[ObjectRecord]] {
        var generator = SplitMix(state: 1)
        let records = (0..<count).map { number in
            var record = Repository.record(number)
            record.size = Int64(number)
            record.checksum = (0..<10).map { _ in String(generator.next(), radix: 36) }.joined()
            return record
        }
        return stride(from: 0, to: count, by: 100).map { Array(records[$0..<min($0 + 100, count)]) }
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static func residentBytes() throws -> Int {
        let file = try #require(fopen("/proc/self/statm", "r"))
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 128)
        _ = try #require(fgets(&buffer, 128, file))
        let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return try #require(Int(text.split(separator: " ")[1])) * sysconf(Int32(_SC_PAGESIZE))
    }
}
