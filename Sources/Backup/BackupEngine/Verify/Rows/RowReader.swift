internal import BackupFormat
internal import BinlogFormat
internal import MilvusModel
internal import ObjectStorage

/// Reads logs of one segment within the memory that all segments share.
struct RowReader: Sendable {
    /// Pages of Milvus' have a megabyte, of long vectors more: those beyond this are read by one task at a time.
    static let usualPage = 8 << 20

    let store: any ObjectStore
    let memory: ByteBudget
    let findings: RowFindings

    /// Opens a log and hands it over, with pages of usual size; where it has larger ones, once more, and alone.
    func with<Result: Sendable>(
        _ log: StoredLog, _ body: (OpenLog) async throws -> Result
    ) async throws -> Result {
        var usual = ParquetLimits.careful
        usual.pageBytes = Self.usualPage
        do {
            let open = try await OpenLog(log, in: store, limits: usual)
            return try await memory.with(Self.need(open)) { try await body(open) }
        } catch let error as BinlogFormatError {
            guard error.kind == .tooLarge else { throw error }
            return try await memory.with(.max) { try await body(try await OpenLog(log, in: store)) }
        }
    }

    /// A piece of the log, and a page unpacked, twice.
    static func need(_ open: OpenLog) -> Int {
        let chunks = open.parts.flatMap { $0.footer.rowGroups.flatMap(\.chunks) }
        let largest = chunks.map { Int(clamping: $0.uncompressedBytes) }.max() ?? 0
        return min(open.window.size, ColumnStream.piece) + 2 * min(max(0, largest), usualPage)
    }

    /// Once more where it fails: what fell over on the way comes out otherwise the next time.
    func attempt(
        _ log: StoredLog, _ body: () async throws -> LogFacts
    ) async throws -> LogFacts {
        do {
            do {
                return try await body()
            } catch let error as BinlogFormatError {
                guard error.kind == .damaged || error.kind == .truncated else { throw error }
                return try await body()
            }
        } catch {
            guard let finding = findings.finding(error, .log(log.object), log.key) else { throw error }
            var facts = LogFacts(log)
            facts.findings.append(finding)
            return facts
        }
    }

    /// What head and outline say.
    func outline(_ open: OpenLog, type: DataType?) -> LogFacts {
        var facts = LogFacts(open.log)
        facts.timestamps = LogHeads.timestamps(open)
        facts.rows = open.rows
        if let difference = LogHeads.difference(open, type: type) {
            facts.findings.append(findings.about(.identity, open.log, "says that it \(difference)"))
        }
        return facts
    }
}
