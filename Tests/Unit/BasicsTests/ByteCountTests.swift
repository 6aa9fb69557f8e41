import Basics
import Testing

@Suite("Byte count")
struct ByteCountTests {
    @Test(
        "reads as a person writes it",
        arguments: [
            (0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1536, "1.5 KiB"), (11_534_336, "11.0 MiB"),
            ((1 << 20) - 1, "1.0 MiB"), ((1 << 40) - 1, "1.0 TiB"), (5 << 40, "5.0 TiB"),
            (Int64.max, "8192.0 PiB"), (-5, "-5 B"),
        ] as [(Int64, String)])
    func description(_ bytes: Int64, _ text: String) {
        #expect(ByteCount(bytes).description == text)
    }
}
