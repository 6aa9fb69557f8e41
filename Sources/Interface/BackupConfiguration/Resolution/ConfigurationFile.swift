internal import Yams

/// A YAML file flattened to dotted keys. Scalars stay the text that was written: a password of digits is no number,
/// and `yes` is no boolean until a key says that it wants one.
struct ConfigurationFile {
    struct Entry {
        /// As written.
        var key: String
        var line: Int
        var content: Content
    }

    enum Content: Equatable {
        case text(String)
        case list([String])
    }

    var name: String
    /// In the order of the file.
    private(set) var entries: [Entry] = []

    init(name: String, text: String) throws(ConfigurationError) {
        self.name = name
        guard let root = try Self.compose(name: name, text: text), root.null == nil else { return }
        guard case .mapping = root else {
            throw ConfigurationError(
                "The file isn't a mapping of keys to values.", subject: name, place: "\(name):1",
                advice: "Begin with a section, for example `milvus:`.")
        }
        try flatten(root, under: "")
    }

    /// The entry of a key, whatever the case of its letters.
    func entry(_ key: String) -> Entry? {
        entries.last { $0.key.lowercased() == key.lowercased() }
    }

    private static func compose(name: String, text: String) throws(ConfigurationError) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw Self.syntaxError(error, name: name)
        } catch {
            throw ConfigurationError("The file isn't YAML: \(error)", subject: name, place: name)
        }
    }

    private static func syntaxError(_ error: YamlError, name: String) -> ConfigurationError {
        let advice = "Look at indentation, quotes and tabs there."
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return ConfigurationError(
                "The file isn't YAML: \(problem).", subject: name, place: "\(name):\(mark.line)", advice: advice)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let line = context.mark.line
            return ConfigurationError(
                "The key \(duplicates.map { "\($0)" }.joined(separator: ", ")) is there twice.", subject: name,
                place: "\(name):\(line)", advice: "Keep one of them.")
        default:
            return ConfigurationError("The file isn't YAML: \(error)", subject: name, place: name, advice: advice)
        }
    }

    private mutating func flatten(_ node: Node, under path: String) throws(ConfigurationError) {
        guard case .mapping(let mapping) = node else { return }
        for (keyNode, value) in mapping {
            guard case .scalar(let key) = keyNode else { continue }
            let line = keyNode.mark?.line ?? 1
            let dotted = path.isEmpty ? key.string : "\(path).\(key.string)"
            switch value {
            case .mapping: try flatten(value, under: dotted)
            case .scalar(let scalar): append(scalar, key: dotted, line: line)
            case .sequence(let sequence): try append(sequence, key: dotted, line: line)
            case .alias:
                throw ConfigurationError(
                    "The alias behind \(dotted) can't be followed.", subject: dotted, place: "\(name):\(line)",
                    advice: "Write the value out.")
            }
        }
    }

    /// `key:` with nothing behind it, `~` and `null` are as if the key weren't there.
    private mutating func append(_ scalar: Node.Scalar, key: String, line: Int) {
        let isBare = scalar.style == .plain || scalar.style == .any
        if isBare, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return }
        entries.append(Entry(key: key, line: line, content: .text(scalar.string)))
    }

    private mutating func append(_ sequence: Node.Sequence, key: String, line: Int) throws(ConfigurationError) {
        var elements: [String] = []
        for element in sequence {
            guard case .scalar(let scalar) = element else {
                throw ConfigurationError(
                    "An element of \(key) isn't a plain value.", subject: key, place: "\(name):\(line)")
            }
            elements.append(scalar.string)
        }
        entries.append(Entry(key: key, line: line, content: .list(elements)))
    }
}
