#if canImport(Glibc)
    import Glibc
#endif

/// The most memory that this process held since it was reset (proc(5): `VmHWM`, `clear_refs`).
enum MemoryPeak {
    struct Unknown: Error {}

    /// - Returns: mebibytes held now.
    static func reset() throws -> Int {
        guard let file = fopen("/proc/self/clear_refs", "w") else { throw Unknown() }
        fputs("5", file)
        fclose(file)
        return try mebibytes()
    }

    static func mebibytes() throws -> Int {
        guard let file = fopen("/proc/self/status", "r") else { throw Unknown() }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard text.hasPrefix("VmHWM:") else { continue }
            let digits = text.filter(\.isNumber)
            guard let kibibytes = Int(digits) else { throw Unknown() }
            return kibibytes >> 10
        }
        throw Unknown()
    }
}
