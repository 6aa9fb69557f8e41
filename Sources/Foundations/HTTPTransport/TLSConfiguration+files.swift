internal import Glibc

extension TLSConfiguration {
    /// A wrong path is told once, at the start, and not by each request in curl's words.
    func checkFiles() throws(HTTPTransportError) {
        for file in [caFile, clientCertificateFile, clientKeyFile] {
            guard let file, access(file, R_OK) != 0 else { continue }
            let reason = String(cString: strerror(errno))
            throw HTTPTransportError(.tls, operation: "read the certificate file \(file)", reason: reason)
        }
    }
}
