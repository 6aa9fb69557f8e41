internal import BinlogFormat
internal import BinlogPrinter
internal import Foundation

/// Reads files of Milvus for comparison with other readers.
///
///     binlog-tool print FILE            the values of a log or parquet file, a line each
///     binlog-tool time N FILE…          reads every file N times: rows and seconds of each round
///     binlog-tool deletes FILE          the records of a delta log: key and timestamp
///     binlog-tool keys STATS FILE…      checks the keys in insert logs against a stats log; prints how many there are
///     binlog-tool index FILE…           the bytes of a component of an index, all pieces after each other
@main
struct BinlogTool {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch arguments.first {
            case "print" where arguments.count == 2: try printValues(of: arguments[1])
            case "time" where arguments.count > 2: try time(Int(arguments[1]) ?? 1, Array(arguments[2...]))
            case "deletes" where arguments.count == 2: try printDeletes(of: arguments[1])
            case "keys" where arguments.count > 2: try checkKeys(in: Array(arguments[2...]), against: arguments[1])
            case "index" where arguments.count > 1: try printIndex(Array(arguments[1...]))
            default:
                fail("usage: binlog-tool print FILE | time N FILE… | deletes FILE | keys STATS FILE… | index FILE…")
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ reason: String) -> Never {
        FileHandle.standardError.write(Data("\(reason)\n".utf8))
        exit(1)
    }

    private static func read(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func printLines(_ lines: [String]) {
        FileHandle.standardOutput.write(Data(lines.map { $0 + "\n" }.joined().utf8))
    }

    private static func printValues(of path: String) throws {
        printLines(try BinlogPrinter.lines(of: try read(path), file: path))
    }

    private static func printDeletes(of path: String) throws {
        let deletes = try DeleteLog(try read(path), file: path).deletes
        printLines(zip(deletes.keys, deletes.timestamps).map { "\($0) \($1)" })
    }

    private static func checkKeys(in paths: [String], against stats: String) throws {
        let entries = try PrimaryKeyStats.entries(of: try read(stats), file: stats)
        var count = 0
        for path in paths {
            for file in try BinlogPrinter.parquetFiles(in: try read(path), file: path) {
                for batch in try file.batches(ofColumn: 0) {
                    for key in try DeleteBatch.keys(of: batch) {
                        count += 1
                        guard entries.contains(where: { $0.keys?.contains(key) == true && $0.filter.mayContain(key) })
                        else { fail("\(key) isn't in \(stats)") }
                    }
                }
            }
        }
        print(count)
    }

    private static func printIndex(_ paths: [String]) throws {
        for path in paths {
            try IndexFile(try read(path), file: path).forEachPiece { FileHandle.standardOutput.write(Data($0)) }
        }
    }

    private static func time(_ rounds: Int, _ paths: [String]) throws {
        let files = try paths.flatMap { try BinlogPrinter.parquetFiles(in: try read($0), file: $0) }
        for _ in 0..<rounds {
            var rows = 0
            let begun = ContinuousClock.now
            for file in files {
                for index in file.footer.columns.indices { try file.forEachBatch(ofColumn: index) { rows += $0.rows } }
            }
            let duration = begun.duration(to: .now).components
            print(rows, Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
        }
    }
}
