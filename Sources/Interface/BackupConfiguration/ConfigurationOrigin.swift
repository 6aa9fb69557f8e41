/// Where a value came from, strongest first.
package enum ConfigurationOrigin: Sendable, Hashable, CustomStringConvertible {
    /// `--set`, by the name that was used there.
    case setOption(String)
    case environment(String)
    /// By the name that was used there.
    case file(name: String, line: Int, key: String)
    /// The value of another key, which holds because this one isn't set.
    case inherited(String)
    /// Worked out from other values.
    case derived(String)
    case builtIn

    /// Whether somebody said so, for this key.
    package var isExplicit: Bool {
        switch self {
        case .setOption, .environment, .file: true
        case .inherited, .derived, .builtIn: false
        }
    }

    package var description: String {
        switch self {
        case .setOption(let name): "--set \(name)"
        case .environment(let name): "env \(name)"
        case .file(let name, let line, let key): "\(name):\(line) (\(key))"
        case .inherited(let key): "as \(key)"
        case .derived(let how): "derived \(how)"
        case .builtIn: "default"
        }
    }

    /// The same without the name of a key, for messages.
    var place: String {
        switch self {
        case .setOption: "--set"
        case .environment(let name): "environment variable \(name)"
        case .file(let name, let line, _): "\(name):\(line)"
        case .inherited, .derived, .builtIn: "default"
        }
    }
}
