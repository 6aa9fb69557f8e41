/// From text to a checked configuration, without touching file or environment itself.
package enum ConfigurationLoader {
    package static func load(
        _ inputs: ConfigurationInputs
    ) throws(ConfigurationError) -> (Configuration, [ConfigurationWarning]) {
        let resolved = try ResolvedConfiguration(inputs)
        return (try resolved.checked(), resolved.warnings)
    }
}
