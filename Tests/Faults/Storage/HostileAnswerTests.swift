import AWSSigning
import Basics
import FaultRig
import HTTPTransport
import ObjectStorage
import S3Storage
import StubServer
import Testing
import XMLStream

/// R26: answers made to harm who reads them.
@Suite("Hostile answers", .serialized, .timeLimit(.minutes(10)))
struct HostileAnswerTests {
    private static let laughs = """
        <?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">\
        \((1..<12).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 == 1 ? "" : "\($0 - 1)");", count: 10))\">" }.joined())\
        ]><ListBucketResult><Contents><Key>&a11;</Key><Size>1</Size></Contents></ListBucketResult>
        """

    private static let documents = [
        laughs,
        "<!DOCTYPE x><ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key></ListBucketResult></Contents>",
        "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult><more/>",
        "<ListBucketResult><Contents><Key>&undefined;</Key><Size>1</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>-1</Size></Contents></ListBucketResult>",
        "<ListBucketResult><Contents><Key>a</Key><Size>99999999999999999999</Size></Contents></ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
        "<ListBucketResult>" + String(repeating: "<a>", count: 100_000),
        "<Other/>", "", "no XML at all", "\u{FEFF}",
    ]

    @Test("to a listing are refused, whatever the status", arguments: documents, [200, 500])
    func listing(document: String, status: Int) async throws {
        try await expectRefusal(status, Array(document.utf8))
    }

    @Test(
        "that aren't UTF-8 are refused", arguments: [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x00]] as [[UInt8]])
    func badText(bytes: [UInt8]) async throws {
        let page = "<ListBucketResult><Contents><Key>a!b</Key><Size>1</Size></Contents></ListBucketResult>"
        let parts = page.split(separator: "!").map { Array($0.utf8) }
        try await expectRefusal(200, parts[0] + bytes + parts[1])
    }

    /// The resident memory grows by no more than 64 MiB, and the refusal comes soon.
    private func expectRefusal(_ status: Int, _ bytes: [UInt8]) async throws {
        let rule = FaultRule(.replaceBody(status: status, bytes: bytes))
        try await Rig.with([rule], policy: .never) { rig in
            let before = ResidentMemory.bytes
            let began = ContinuousClock.now
            await #expect(throws: ObjectStoreError.self) { try await rig.source.listAll("") }
            #expect(ContinuousClock.now - began < .seconds(20))
            #expect(ResidentMemory.bytes - before < 64 << 20)
        }
    }

    @Test("can't make the client fetch or read anything else", arguments: [200, 500])
    func externalEntity(status: Int) async throws {
        try await withStubServer { _ in
            StubResponse(text: "stolen")
        } run: { elsewhere in
            for place in ["\(elsewhere.url)/x", "file:///etc/passwd"] {
                let document = """
                    <?xml version="1.0"?><!DOCTYPE Error [<!ENTITY x SYSTEM "\(place)">]>\
                    <Error><Code>&x;</Code><Message>&x;</Message></Error>
                    """
                let rule = FaultRule(.replaceBody(status: status, bytes: Array(document.utf8)))
                try await Rig.with([rule], policy: .never) { rig in
                    let error = await #expect(throws: ObjectStoreError.self) { try await rig.source.listAll("") }
                    let text = error.map { "\($0)" } ?? ""
                    #expect(!text.contains("stolen") && !text.contains("root:"))
                }
            }
            #expect(elsewhere.requests.isEmpty)
        }
    }

    @Test("of a gigabyte are given up long before their end, in little memory")
    func giantPage() async throws {
        let line = Array("<Contents><Key>a</Key><Size>1</Size></Contents>".utf8)
        let block = [UInt8]([[UInt8]](repeating: line, count: 1400).joined())
        try await withStubServer { _ in
            StubResponse(chunks: [block], repetitions: (1 << 30) / block.count)
        } run: { server in
            let client = try HTTPClient(HTTPClientConfiguration(proxy: ""))
            let endpoint = S3Endpoint(scheme: .http, host: "127.0.0.1", port: server.port, addressing: .path)
            let credentials = Credentials(accessKeyID: "a", secretAccessKey: Secret("b"))
            let store = S3Store(
                S3Configuration(endpoint: endpoint, bucket: "bucket"), credentials: StaticCredentials(credentials),
                client: client)
            let before = ResidentMemory.bytes
            let error = await #expect(throws: ObjectStoreError.self) {
                try await store.listAll("")
            }
            #expect(ResidentMemory.bytes - before < 256 << 20)
            #expect(error?.isRetryable == false, "\(error.map { "\($0)" } ?? "")")
            #expect(server.activity.bodyBytesSent < 256 << 20)
            await client.shutdown()
        }
    }

    @Test("with any bytes changed crash nothing", arguments: FaultSeed.seeds(quick: 1, full: 10))
    func fuzz(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let page = Array(
            """
            <?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
            <EncodingType>url</EncodingType><IsTruncated>false</IsTruncated><Contents><Key>a&amp;%20b</Key>\
            <ETag>&quot;x&quot;</ETag><Size>1</Size></Contents><!-- c --><![CDATA[d]]></ListBucketResult>
            """.utf8)
        var accepted = 0
        for _ in 0..<(FaultSeed.isFullRun ? 100_000 : 5_000) {
            var bytes = page
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[max(0, place - 9)...place], at: place)
                }
            }
            if (try? XMLElement(parsing: bytes)) != nil { accepted += 1 }
        }
        // Both happen: changes that a parser must take, and changes that it must refuse.
        #expect(accepted > 0)
    }
}
