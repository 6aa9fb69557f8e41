import Basics
import Testing

@Suite("Secret")
struct SecretTests {
    private struct Holder {
        let name = "shown"
        let secret = Secret("hush")
    }

    @Test("stays hidden however it is printed, inside other values too")
    func staysHidden() {
        let secret = Secret("hush")
        var dumped = ""
        dump(Holder(), to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(Holder())", String(reflecting: [secret]), dumped] {
            #expect(!text.contains("hush"))
        }
        #expect(dumped.contains("shown"))
        #expect(secret.reveal() == "hush")
    }
}
