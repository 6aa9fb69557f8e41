import Basics
import Testing

@Suite("Byte stream")
struct ByteStreamTests {
    @Test("gives its pieces in order, skipping empty ones")
    func givesPieces() async throws {
        let stream = ByteStream([[1, 2], [], [3]])
        #expect(try await stream.next() == [1, 2])
        #expect(try await stream.next() == [3])
        #expect(try await stream.next() == nil)
    }

    @Test("collects up to the limit, and not a byte more")
    func collects() async throws {
        #expect(try await ByteStream([[1, 2], [3]]).collect(upTo: 3) == [1, 2, 3])
        await #expect(throws: ByteStreamOverflow.self) { try await ByteStream([[1, 2], [3]]).collect(upTo: 2) }
    }
}
