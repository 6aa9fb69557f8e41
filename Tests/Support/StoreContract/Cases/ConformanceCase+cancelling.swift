internal import Basics
internal import ObjectStorage
internal import Testing

extension ConformanceCase {
    static let cancelling = [
        ConformanceCase("throws cancelled in a task that is cancelled already") { scratch async throws in
            _ = try await scratch.put("a")
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                await expectFailure(.cancelled) { _ = try await scratch.store.head(scratch.key("a")) }
                await expectFailure(.cancelled) { _ = try await scratch.put("b") }
                await expectFailure(.cancelled) { _ = try await scratch.store.listAll(scratch.prefix) }
            }
            await task.value
            #expect(try await scratch.names() == ["a"])
        },
        ConformanceCase("ends a put whose body waits when the task is cancelled, and keeps nothing") {
            scratch async throws in
            let (started, startedContinuation) = AsyncStream<Void>.makeStream()
            let task = Task {
                let body = ByteStream {
                    startedContinuation.yield()
                    try await Task.sleep(for: .seconds(600))
                    return [1]
                }
                await expectFailure(.cancelled) {
                    _ = try await scratch.store.put(scratch.key("a"), .stream(length: 10, body), PutOptions())
                }
            }
            for await _ in started { break }
            task.cancel()
            await task.value
            #expect(try await scratch.names() == [])
        },
    ]
}
