internal import BinlogFormat

/// Repetition and definition levels of a page: runs and packed bits in turns, four bytes of length before them
/// (Encodings.md, "RLE"). All levels here fit two bits.
enum Levels {
    /// So many of one level.
    static func run(_ level: UInt8, count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        appendRun(level, count, to: &bytes)
        return framed(bytes)
    }

    /// Of so many lists that all have `length` elements, at least one: 0 where a list begins, 1 within it.
    static func repetition(lists: Int, length: Int) -> [UInt8] {
        guard length > 1 else { return run(0, count: lists) }
        guard length % 8 == 0 else { return bits(lists: lists, length: length) }
        // One group of eight bits, then the rest of the list as a run.
        var list: [UInt8] = [3, 0xFE]
        if length > 8 { appendRun(1, length - 8, to: &list) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lists * list.count)
        for _ in 0..<lists { bytes += list }
        return framed(bytes)
    }

    /// Any levels, each below 2^`width`.
    static func mixed(_ levels: [UInt8], width: Int) -> [UInt8] {
        var (bytes, literals, index): ([UInt8], [UInt8], Int) = ([], [], 0)
        while index < levels.count {
            var end = index + 1
            while end < levels.count, levels[end] == levels[index] { end += 1 }
            // Packed groups are whole: a run begins where none is open.
            let taken = min(end - index, (8 - literals.count % 8) % 8)
            literals += levels[index..<index + taken]
            index += taken
            guard index < end else { continue }
            if end - index >= 8 {
                appendPacked(&literals, width, to: &bytes)
                appendRun(levels[index], end - index, to: &bytes)
            } else {
                literals += levels[index..<end]
            }
            index = end
        }
        appendPacked(&literals, width, to: &bytes)
        return framed(bytes)
    }

    private static func bits(lists: Int, length: Int) -> [UInt8] {
        let groups = (lists * length + 7) / 8
        var bytes: [UInt8] = []
        Varint.append(UInt64(groups) << 1 | 1, to: &bytes)
        let start = bytes.count
        bytes += repeatElement(0xFF, count: groups)
        for first in stride(from: 0, to: lists * length, by: length) {
            bytes[start + first / 8] ^= 1 << UInt8(first % 8)
        }
        return framed(bytes)
    }

    private static func appendRun(_ level: UInt8, _ count: Int, to bytes: inout [UInt8]) {
        Varint.append(UInt64(count) << 1, to: &bytes)
        bytes.append(level)
    }

    private static func appendPacked(_ levels: inout [UInt8], _ width: Int, to bytes: inout [UInt8]) {
        guard !levels.isEmpty else { return }
        let groups = (levels.count + 7) / 8
        Varint.append(UInt64(groups) << 1 | 1, to: &bytes)
        for group in 0..<groups {
            var bits: UInt64 = 0
            for (place, level) in levels.dropFirst(group * 8).prefix(8).enumerated() {
                bits |= UInt64(level) << UInt64(place * width)
            }
            for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
        }
        levels = []
    }

    private static func framed(_ bytes: [UInt8]) -> [UInt8] {
        var framed: [UInt8] = []
        framed.reserveCapacity(bytes.count + 4)
        LittleEndian.append(UInt32(bytes.count), to: &framed)
        return framed + bytes
    }
}
