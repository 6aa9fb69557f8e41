internal import BackupFormat
internal import Basics
internal import BinlogFormat
internal import Foundation
internal import MilvusModel
internal import XMLStream

/// What libFuzzer calls, over and over, with bytes of its own making. `MILVAULT_FUZZ_TARGET` chooses the reader; a typed
/// error is an answer, anything that ends the process is a finding. `make fuzz` builds and runs it.
enum Fuzz: String {
    case envelope, parquet, delta, stats, manifest, xml

    /// A file that asks for more than this is refused: the fuzzer's own limit on memory finds what isn't.
    private static let limits = ParquetLimits(
        footerBytes: 1 << 20, columns: 1 << 10, pageHeaderBytes: 1 << 16, pageBytes: 1 << 22, pageValues: 1 << 16)

    static let chosen: Fuzz = {
        let name = ProcessInfo.processInfo.environment["MILVAULT_FUZZ_TARGET"] ?? ""
        guard let target = Fuzz(rawValue: name) else {
            preconditionFailure("MILVAULT_FUZZ_TARGET is one of envelope, parquet, delta, stats, manifest, xml")
        }
        return target
    }()

    func run(_ bytes: [UInt8]) {
        do {
            switch self {
            case .envelope: try readEnvelope(bytes)
            case .parquet: try readParquet(ParquetFile(bytes, limits: Self.limits))
            case .delta: _ = try DeleteLog(bytes, limits: Self.limits)
            case .stats: try readStats(bytes)
            case .manifest: _ = try BackupInfo(json: JSONValue(parsing: bytes))
            case .xml: _ = try XMLElement(parsing: bytes)
            }
        } catch {
            // A refusal is what wrong bytes shall get; its text must hold too.
            _ = "\(error)"
        }
    }

    private func readEnvelope(_ bytes: [UInt8]) throws {
        let log = try BinlogFile(bytes)
        guard log.events.first?.kind == .indexFile else { return }
        _ = try IndexFile(bytes, limits: Self.limits).length()
    }

    private func readParquet(_ file: ParquetFile) throws {
        _ = try PackedGroups(file.footer)
        for (index, column) in file.footer.columns.enumerated() {
            let readers = [.array, .sparseFloatVector, .float16Vector, .varChar].compactMap {
                try? FieldReader($0, column: column)
            }
            try file.forEachBatch(ofColumn: index) { batch throws(BinlogFormatError) in
                for row in 0..<min(batch.rows, 64) {
                    for reader in readers { _ = try reader.value(batch, row) }
                }
            }
        }
    }

    private func readStats(_ bytes: [UInt8]) throws {
        for entry in try PrimaryKeyStats.entries(of: bytes) {
            _ = entry.filter.mayContain(.int64(7))
            _ = entry.filter.mayContain(.text(bytes))
        }
    }
}

/// SwiftPM gives every executable a `main` of its own, so libFuzzer is called as a library (FuzzerInterface.h).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ oneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_cdecl("LLVMFuzzerTestOneInput")
func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzz.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

@main
enum Main {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, fuzzOneInput))
    }
}
