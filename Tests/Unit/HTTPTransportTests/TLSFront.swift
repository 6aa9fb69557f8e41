import Foundation
import Synchronization

/// TLS before a stub server, in a process of its own: ends TLS, passes the bytes on. Certificates are made anew each
/// time by the `openssl` tool.
final class TLSFront: Sendable {
    let port: Int
    /// Where the certificates are: `ca.pem`, `server.pem`, `client.pem`, each with its `.key`.
    let folder: String
    private let process: Mutex<Process>
    private let lifeline = Pipe()

    /// What is wrong with the server's side.
    enum Flaw: String, CaseIterable {
        case none
        case expired
        case selfSigned
        /// Signed by a certificate that isn't an authority.
        case notAnAuthority
        /// TLS 1.1 is all that the server speaks.
        case oldProtocol
    }

    /// `serverName` is the name in the server's certificate. With `demandsClient` clients need a certificate from the
    /// same authority.
    init(to target: Int, serverName: String, alpn: String, demandsClient: Bool = false, flaw: Flaw = .none) throws {
        folder = try Self.makeCertificates(serverName, flaw)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", Self.script, folder, "\(target)", alpn, demandsClient ? "1" : "0", flaw.rawValue,
        ]
        let output = Pipe()
        process.standardOutput = output
        // Its end is the child's end too, however this process ends.
        process.standardInput = lifeline
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        self.process = Mutex(process)
    }

    deinit {
        process.withLock { $0.terminate() }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func makeCertificates(_ serverName: String, _ flaw: Flaw) throws -> String {
        let folder = NSTemporaryDirectory() + "tls-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-ec", certificates, "sh", serverName, flaw.rawValue]
        shell.currentDirectoryURL = URL(fileURLWithPath: folder)
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        return folder
    }

    private static let certificates = """
        key='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
        openssl req -x509 $key -keyout ca.key -out ca.pem -subj /CN=authority -days 2
        case "$1" in *[a-z]*) name="DNS:$1" ;; *) name="IP:$1" ;; esac
        echo "subjectAltName=$name" > extensions
        for who in server client; do
            openssl req $key -keyout $who.key -out $who.csr -subj "/CN=$who"
            openssl x509 -req -in $who.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile extensions -out $who.pem
        done
        sign='openssl x509 -req -in server.csr -CAcreateserial -extfile extensions -out server.pem'
        case "$2" in
            expired) $sign -CA ca.pem -CAkey ca.key -days -1 ;;
            selfSigned) openssl req -x509 -key server.key -out server.pem -subj /CN=server -addext "subjectAltName=$name" -days 2 ;;
            notAnAuthority) $sign -CA client.pem -CAkey client.key -days 2; cat client.pem >> server.pem ;;
        esac
        """

    private static let script = """
        import os, socket, ssl, sys, threading
        folder, target, alpn, demands = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4] == "1"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
        context.set_alpn_protocols([alpn])
        if sys.argv[5] == "oldProtocol":
            # Level 0: OpenSSL refuses TLS 1.1 at its usual level itself, and the test would be of the server.
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        if demands:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(folder + "/ca.pem")
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        def serve(plain):
            try:
                client = context.wrap_socket(plain, server_side=True)
                server = socket.create_connection(("127.0.0.1", target))
            except OSError:
                plain.close()
                return
            # One thread for both directions: an SSLSocket isn't made for two.
            import select
            while True:
                ready = [client] if client.pending() else select.select([client, server], [], [])[0]
                for source in ready:
                    try:
                        data = source.recv(65536)
                    except OSError:
                        data = b""
                    if not data:
                        client.close()
                        server.close()
                        return
                    (server if source is client else client).sendall(data)
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        while True:
            plain, _ = listener.accept()
            threading.Thread(target=serve, args=(plain,), daemon=True).start()
        """
}
