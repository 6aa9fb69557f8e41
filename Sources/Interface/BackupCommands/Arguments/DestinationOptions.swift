internal import ArgumentParser
internal import FoundationEssentials

/// How the place is reached that something is written to. Secrets are never among it: command lines are seen by everybody.
struct DestinationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where the destination's bucket is.", valueName: "url"))
    var toEndpoint: String?

    @Option(help: ArgumentHelp("Profile of the AWS files for the destination's endpoint.", valueName: "name"))
    var toProfile: String?

    @Option(help: ArgumentHelp("Configuration file for the destination only.", valueName: "file"))
    var toConfig: String?

    /// A name without a scheme is a directory's.
    func side(_ place: String) throws(Failure) -> CopySide {
        guard toEndpoint != nil || toProfile == nil else {
            throw .usage(
                "--to-profile goes with an endpoint; the configuration has keys of its own.", subject: "--to-profile",
                advice: "Add --to-endpoint.")
        }
        let isDirectory = !place.contains("://")
        let here = FileManager.default.currentDirectoryPath
        let path = place.hasPrefix("/") ? place : "\(here)/\(place)"
        return CopySide(
            role: .to, address: try CopyAddress(isDirectory ? "file://\(path)/" : place), endpoint: toEndpoint,
            profile: toProfile, config: toConfig)
    }
}
