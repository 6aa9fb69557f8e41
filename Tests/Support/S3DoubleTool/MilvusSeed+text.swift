internal import FaultRig

extension MilvusSeed {
    /// The form of command lines: `<collection>=<partitions>x<segments>x<logs of a field>[,<bytes>]`, where bytes are what
    /// each row adds to the files of its fields. A segment has four fields, two of them the system's, a stats log and an
    /// index file: `docs=1x200x12` are 10,000 objects. Nil for anything else.
    init?(text: String) {
        guard let equals = text.lastIndex(of: "="), equals > text.startIndex else { return nil }
        let fields = text[text.index(after: equals)...].split(separator: ",")
        guard (1...2).contains(fields.count) else { return nil }
        let counts = fields[0].split(separator: "x").map { Int($0) ?? 0 }
        guard counts.count == 3, counts.allSatisfy({ $0 > 0 }) else { return nil }
        self.init(String(text[..<equals]))
        partitions = (0..<counts[0]).map { $0 == 0 ? "_default" : "part\($0)" }
        segmentsPerPartition = counts[1]
        logsPerField = counts[2]
        rowsPerSegment = counts[2]
        guard fields.count == 2 else { return }
        guard let bytes = Int(fields[1]), bytes >= 0 else { return nil }
        padding = bytes
    }
}
