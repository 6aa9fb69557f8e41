internal import ObjectStorage
internal import Zstandard

// Plans: lines of JSON in compressed objects, `run/plan-<epoch>-<number>.jsonl.zst`. The epoch in their names keeps a run
// that doesn't know yet that it was taken over from writing over its successor's.
extension RunDirectory {
    private static let planPrefix = "run/plan-"

    package func writePlan(_ chunk: [UInt8], epoch: Int, number: Int) async throws(BackupFormatError) {
        let key = layout.key(relative: "\(Self.planPrefix)\(Self.padded(epoch))-\(Self.padded(number)).jsonl.zst")
        do { _ = try await store.put(key, chunk) } catch { throw .store(error) }
    }

    /// Every line of every plan in the order of writing. A chunk that can't be read ends where it can't.
    package func readPlans(
        _ visit: (ArraySlice<UInt8>) throws -> Void
    ) async throws {
        let prefix = layout.key(relative: Self.planPrefix).rawValue
        for chunk in try await store.listAll(prefix) where chunk.key.rawValue.hasSuffix(".jsonl.zst") {
            let bytes = try await store.read(chunk.key)
            var decompressor = ZstdDecompressor(limit: .max)
            var lines = LineSplitter()
            for start in stride(from: 0, to: bytes.count, by: Self.bite) {
                guard let text = try? decompressor.decompress(Array(bytes[start..<min(start + Self.bite, bytes.count)]))
                else { break }
                lines.append(text)
                while let line = lines.nextLine() { try visit(line) }
            }
        }
    }

    private static let bite = 16 << 10

    /// Six digits, so that the order of keys is that of numbers.
    private static func padded(_ number: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, 6 - text.count)) + text
    }
}
