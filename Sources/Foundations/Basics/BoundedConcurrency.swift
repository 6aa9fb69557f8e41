/// Runs `body` for every element, at most `width` at a time; the first error cancels the rest and is thrown.
///
/// Elements are taken from `elements` only when a place is free, so a lazy sequence is never run ahead.
package func boundedForEach<Elements: Sequence>(
    _ elements: Elements, width: Int, _ body: @escaping @Sendable (Elements.Element) async throws -> Void
) async throws where Elements.Element: Sendable {
    precondition(width > 0, "a bounded loop needs room for at least one task")
    try await withThrowingTaskGroup(of: Void.self) { group in
        var running = 0
        for element in elements {
            if running == width {
                try await group.next()
                running -= 1
            }
            group.addTask { try await body(element) }
            running += 1
        }
        try await group.waitForAll()
    }
}

/// Maps every element, at most `width` at a time, results in the order of the elements.
package func boundedMap<Elements: Sequence, Result: Sendable>(
    _ elements: Elements, width: Int, _ transform: @escaping @Sendable (Elements.Element) async throws -> Result
) async throws -> [Result] where Elements.Element: Sendable {
    precondition(width > 0, "a bounded map needs room for at least one task")
    return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var results: [Int: Result] = [:]
        var running = 0
        for (index, element) in elements.enumerated() {
            if running == width, let (done, result) = try await group.next() {
                results[done] = result
                running -= 1
            }
            group.addTask { (index, try await transform(element)) }
            running += 1
        }
        for try await (done, result) in group { results[done] = result }
        return results.keys.sorted().compactMap { results[$0] }
    }
}
