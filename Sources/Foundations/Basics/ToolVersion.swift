/// The version of this program: in `--version`, in every seal, in the user agent.
package enum ToolVersion {
    package static let current = "0.1.0"
}
