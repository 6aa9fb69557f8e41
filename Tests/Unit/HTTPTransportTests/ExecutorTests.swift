import Glibc
import HTTPTransport
import StubServer
import Testing

@Suite("the network's thread as an executor", .timeLimit(.minutes(1)))
struct ExecutorTests {
    @Test("steps between requests stay on one thread, which isn't the caller's")
    func oneThread() async throws {
        try await withStubServer { _ in
            StubResponse(200, text: "hello")
        } run: { server in
            try await withClient { client in
                let url = server.url
                let threads = try await withTaskExecutorPreference(client.executor) {
                    try await withThrowingTaskGroup(of: [pthread_t].self) { group in
                        for _ in 0..<20 {
                            group.addTask {
                                var threads = [pthread_self()]
                                for _ in 0..<5 {
                                    _ = try await client.send(HTTPRequest(.get, url: url))
                                    threads.append(pthread_self())
                                }
                                return threads
                            }
                        }
                        return try await group.reduce(into: Set<pthread_t>()) { $0.formUnion($1) }
                    }
                }
                #expect(threads.count == 1)
                #expect(!threads.contains(pthread_self()))
            }
        }
    }

    @Test("tasks go on elsewhere once the client is shut down")
    func afterShutdown() async throws {
        let client = try HTTPClient(HTTPClientConfiguration())
        let sum = await withTaskExecutorPreference(client.executor) {
            await client.shutdown()
            return await withTaskGroup(of: Int.self) { group in
                for number in 1...100 { group.addTask { number } }
                return await group.reduce(0, +)
            }
        }
        #expect(sum == 5050)
    }

    @Test("steps that follow each other without end don't keep the network from working")
    func busySteps() async throws {
        try await withStubServer { _ in
            StubResponse(200, text: "hello")
        } run: { server in
            try await withClient { client in
                let url = server.url
                await withTaskExecutorPreference(client.executor) {
                    await withDiscardingTaskGroup { group in
                        group.addTask { while !Task.isCancelled { await Task.yield() } }
                        let response = try? await client.send(HTTPRequest(.get, url: url))
                        #expect(response?.status == 200)
                        group.cancelAll()
                    }
                }
            }
        }
    }
}
