internal import FoundationEssentials

#if canImport(Glibc)
    internal import Glibc
#endif

extension Program {
    /// The program as this process is it: its arguments, its streams, its environment, its files.
    package static func main() async -> Int32 {
        // A connection that the other side closed is an error to be told, not a reason to die.
        signal(SIGPIPE, SIG_IGN)
        let program = Program(
            console: .standard, terminal: .current(), environment: ProcessInfo.processInfo.environment,
            files: FileReader(readFile))
        return await program.run(Array(CommandLine.arguments.dropFirst())).rawValue
    }

    private static func readFile(_ path: String) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
