internal import BackupFormat
internal import MilvusClient
internal import ObjectStorage

/// Proves that a backup and a restore can work before anybody needs them.
package struct CheckUseCase: Sendable {
    private let environment: BackupEnvironment
    private let name: String?

    /// `name` is that of a backup to be made: whether it is free.
    package init(environment: BackupEnvironment, name: String? = nil) {
        self.environment = environment
        self.name = name
    }

    /// Never throws: what can't be done is the result. What a failure makes pointless is skipped.
    package func run() async -> CheckReport {
        environment.observer.begin("checking")
        let server = await ServerChecks(environment: environment).run()
        var checks = server.checks
        checks += await SourceBucketChecks(environment: environment).run(server.collections)
        checks += await RepositoryChecks(environment: environment).run()
        checks += await CopyChecks(environment: environment).run()
        checks += await MetadataChecks(
            environment: environment, features: server.features, collections: server.collections
        ).run()
        if let name { checks.append(await isFree(name)) }
        return CheckReport(checks: checks)
    }

    private func isFree(_ name: String) async -> CheckReport.Check {
        await CheckStep("backup-name", subject: name, adviceOnError: "Choose another name.").run {
            let layout = BackupLayout(rootPath: environment.backupRoot, name: try BackupName(new: name))
            let page = try await environment.backupStore.listPage(
                layout.prefix, ListOptions(pageSize: 1), continuation: nil)
            guard page.objects.isEmpty else {
                return .failed(
                    "Something lies under the name already.",
                    advice: "Choose another name, or remove it with `milvault delete -n \(name)`.")
            }
            return .passed("The name is free.")
        }
    }
}
