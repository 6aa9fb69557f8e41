import ObjectStorage
import Testing
import Transfers

@Suite("TransferMethodChooser")
struct TransferMethodChooserTests {
    private static let here = StoreLocation(endpoint: "http://one", bucket: "a", identity: "key")
    private static let beside = StoreLocation(endpoint: "http://one", bucket: "b", identity: "key")
    private static let stranger = StoreLocation(endpoint: "http://one", bucket: "b", identity: "other key")
    private static let elsewhere = StoreLocation(endpoint: "http://two", bucket: "b", identity: "key")

    struct Row: Sendable {
        var mode = TransferMode.auto
        var source = TransferMethodChooserTests.beside
        var serverSideCopy = true
        var singleRequestLimit: Int64 = 5 << 30
        var size: Int64 = 1000
        var method: TransferMethod?
    }

    @Test(
        "chooses by place, mode, capability and size",
        arguments: [
            Row(method: .copy),
            Row(source: here, method: .copy),
            Row(source: stranger, method: .stream),
            Row(source: elsewhere, method: .stream),
            Row(serverSideCopy: false, method: .stream),
            Row(mode: .streaming, method: .stream),
            Row(mode: .direct, method: .copy),
            Row(mode: .direct, source: elsewhere, method: nil),
            Row(mode: .direct, serverSideCopy: false, method: nil),
            Row(size: 0, method: .copy),
            Row(size: (256 << 20) - 1, method: .copy),
            Row(size: 256 << 20, method: .multipartCopy),
            Row(source: elsewhere, size: 256 << 20, method: .multipartStream),
            Row(singleRequestLimit: 2000, size: 2001, method: .multipartCopy),
            Row(source: elsewhere, size: 5 << 40, method: .multipartStream),
        ])
    func rows(row: Row) {
        let chooser = TransferMethodChooser(
            from: row.source, to: Self.here,
            capabilities: StoreCapabilities(
                serverSideCopy: row.serverSideCopy, singleRequestLimit: row.singleRequestLimit),
            TransferConfiguration(mode: row.mode))
        let item = TransferItem(source: ObjectKey("k"), destination: ObjectKey("k"), size: row.size)
        #expect((try? chooser.method(for: item)) == row.method)
    }
}
