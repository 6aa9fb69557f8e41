/// Gives one piece many times, and watches the memory meanwhile.
actor CountedSource {
    private let piece: [UInt8]
    private let count: Int
    private(set) var given = 0
    private(set) var mostResidentBytes = 0

    init(piece: [UInt8], count: Int) {
        self.piece = piece
        self.count = count
    }

    func next() -> [UInt8]? {
        mostResidentBytes = max(mostResidentBytes, residentBytes())
        guard given < count else { return nil }
        given += 1
        return piece
    }
}
