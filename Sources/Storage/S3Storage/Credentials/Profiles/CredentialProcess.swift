internal import Basics
internal import ObjectStorage

/// `credential_process` of a profile: a program that prints credentials. It is run without a shell, and gets our
/// environment without milvault's own secrets.
struct CredentialProcess: CredentialSource {
    let services: CredentialServices
    let files: ProfileFiles
    let profile: String

    var name: String { "credential_process of profile `\(profile)`" }
    var evidence: String? { commandLine == nil ? nil : name }

    func find() async throws(ObjectStoreError) -> (any CredentialProvider)? {
        guard let commandLine else { return nil }
        let failure = CredentialFailure(subject: "credentials from \(name)")
        guard let words = CommandWords.split(commandLine), !words.isEmpty else {
            throw failure.unusable("a quote in it isn't closed", advice: "Correct the line in \(files.places).")
        }
        return services.refreshing(name) { () throws(ObjectStoreError) in
            try await lease(of: words, failure)
        }
    }

    private var commandLine: String? { files.profile(profile)?["credential_process"] }

    private func lease(
        of words: [String], _ failure: CredentialFailure
    ) async throws(ObjectStoreError) -> CredentialLease {
        let process = ChildProcess(words, environment: services.environment, timeout: Self.timeout)
        let output: ChildProcess.Output
        do throws(ChildProcessError) {
            output = try await process.run()
        } catch {
            // Its arguments aren't told: they may hold a secret.
            throw failure.unusable("\(words[0]): \(error)", advice: "Run it by hand to see what it does.")
        }
        guard output.status == 0 else {
            throw failure.unusable("\(words[0]) ended with \(output.status): \(Self.words(output.standardError))")
        }
        let document = try CredentialDocument(output.standardOutput, failure)
        guard document.value["Version"]?.int64 == 1 else {
            throw failure.unreadable("its Version isn't 1")
        }
        return try document.lease(token: "SessionToken", LeaseTimes())
    }

    /// It may ask somebody for a second factor.
    private static let timeout = Duration.seconds(60)

    /// The last lines of what it said, on one line.
    private static func words(_ bytes: [UInt8]) -> String {
        let lines = String(decoding: bytes.suffix(2000), as: UTF8.self).split(whereSeparator: \.isNewline)
        let said = lines.suffix(5).joined(separator: " / ")
        return said.isEmpty ? "it said nothing" : said
    }
}
