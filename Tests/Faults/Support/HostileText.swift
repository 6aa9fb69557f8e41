import FaultRig

/// Keys of the kinds that clients get wrong.
enum HostileText {
    /// Up to 1024 bytes of UTF-8, one in fifty of just so many: controls, separators, what needs escaping in URLs,
    /// headers and XML, all planes.
    static func key(_ random: inout SeededGenerator) -> String {
        let length = Int.random(in: 1...24, using: &random)
        let repetitions = Int.random(in: 0..<20, using: &random) == 0 ? 10 : 1
        let text = (0..<length).map { _ in String(scalar(&random)) }.joined()
        let key = String(repeating: text, count: repetitions)
        guard Int.random(in: 0..<50, using: &random) == 0 else { return key.utf8.count <= 1024 ? key : text }
        return filled(text, to: 1024)
    }

    private static func filled(_ text: String, to size: Int) -> String {
        var key = ""
        while key.utf8.count + text.utf8.count <= size { key += text }
        return key + String(repeating: "+", count: size - key.utf8.count)
    }

    private static func scalar(_ random: inout SeededGenerator) -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0x00...0x1F, 0x20...0x2F, 0x3A...0x40, 0x41...0x5A, 0x5B...0x60, 0x7B...0x9F, 0xA0...0x2FF,
            0x300...0x36F, 0x2000...0x202F, 0xE000...0xE010, 0xFFF0...0xFFFF, 0x1F600...0x1F640, 0x10FFF0...0x10FFFF,
        ]
        let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
        return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "x"
    }
}
