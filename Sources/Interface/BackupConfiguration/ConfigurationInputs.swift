/// All that a configuration is made of; nothing is read from anywhere else.
package struct ConfigurationInputs: Sendable {
    /// Name of the file as messages show it, and its text; nil when there is no file.
    package var file: (name: String, text: String)?
    package var environment: [String: String]
    /// The values of `--set`, each `key=value` or several of them with commas between.
    package var sets: [String]

    package init(
        file: (name: String, text: String)? = nil, environment: [String: String] = [:], sets: [String] = []
    ) {
        self.file = file
        self.environment = environment
        self.sets = sets
    }
}
