internal import Basics

/// Works on many things at once, and takes what came of them in their order: so a run that is cut off knows up to where
/// it has come.
struct OrderedWork<Item: Sendable, Outcome: Sendable> {
    /// At once.
    let width: Int
    /// How far work may be ahead of the oldest that isn't done.
    let ahead: Int
    let work: @Sendable (Item) async throws -> Outcome

    /// `next` hands out the items, nil after the last. `done` sees every outcome as it comes, `take` in order.
    func run(
        _ next: () async throws -> Item?, done: (Item) -> Void = { _ in },
        take: (Item, Outcome) async throws -> Void
    ) async throws {
        let work = work
        try await withThrowingTaskGroup(of: (Int, Item, Outcome).self) { group in
            var (started, counted, running) = (0, 0, 0)
            var waiting: [Int: (Item, Outcome)] = [:]
            while true {
                while running < width, started - counted < ahead, let item = try await next() {
                    let number = started
                    group.addTask { (number, item, try await work(item)) }
                    started += 1
                    running += 1
                }
                guard let (number, item, outcome) = try await group.next() else { return }
                running -= 1
                waiting[number] = (item, outcome)
                done(item)
                while let (item, outcome) = waiting.removeValue(forKey: counted) {
                    counted += 1
                    try await take(item, outcome)
                }
            }
        }
    }
}
