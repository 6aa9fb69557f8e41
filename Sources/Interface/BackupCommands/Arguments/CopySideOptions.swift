internal import ArgumentParser

/// How the two sides of a copy are reached. Secrets are never among it: command lines are seen by everybody.
struct CopySideOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where both buckets are: http://host:port", valueName: "url"))
    var endpoint: String?

    @Option(help: ArgumentHelp("Where the source's bucket is.", valueName: "url"))
    var fromEndpoint: String?

    @Option(help: ArgumentHelp("Where the destination's bucket is.", valueName: "url"))
    var toEndpoint: String?

    @Option(help: ArgumentHelp("Profile of the AWS files for the source's endpoint.", valueName: "name"))
    var fromProfile: String?

    @Option(help: ArgumentHelp("Profile of the AWS files for the destination's endpoint.", valueName: "name"))
    var toProfile: String?

    @Option(help: ArgumentHelp("Configuration file for the source only.", valueName: "file"))
    var fromConfig: String?

    @Option(help: ArgumentHelp("Configuration file for the destination only.", valueName: "file"))
    var toConfig: String?

    func sides(from source: String, to destination: String) throws(Failure) -> (from: CopySide, to: CopySide) {
        let from = CopySide(
            role: .from, address: try CopyAddress(source), endpoint: fromEndpoint ?? endpoint, profile: fromProfile,
            config: fromConfig)
        let to = CopySide(
            role: .to, address: try CopyAddress(destination), endpoint: toEndpoint ?? endpoint, profile: toProfile,
            config: toConfig)
        for side in [from, to] where side.endpoint == nil && side.profile != nil {
            throw .usage(
                "--\(side.role.rawValue)-profile goes with an endpoint; the configuration has keys of its own.",
                subject: "--\(side.role.rawValue)-profile", advice: "Add --\(side.role.rawValue)-endpoint.")
        }
        return (from, to)
    }
}
