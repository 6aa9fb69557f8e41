import Testing

@testable import DataExport

struct LevelsTests {
    @Test func `Levels of lists of a whole number of bytes are a group and a run each`() {
        #expect(Levels.repetition(lists: 2, length: 16) == [8, 0, 0, 0, 3, 0xFE, 16, 1, 3, 0xFE, 16, 1])
    }

    @Test func `Levels of other lists are bits, the first of each list zero`() {
        // 0 1 1 0 1 1: six bits in one group, the lowest first.
        #expect(Levels.repetition(lists: 2, length: 3) == [2, 0, 0, 0, 3, 0b1111_0110])
    }

    @Test func `Eight of one level in a row are a run, fewer are packed`() {
        let levels: [UInt8] = [1, 0, 1] + [UInt8](repeating: 1, count: 20) + [0]
        // Five of the ones fill the first group.
        #expect(Levels.mixed(levels, width: 1) == [6, 0, 0, 0, 3, 0b1111_1101, 30, 1, 3, 0])
    }
}
