/// The options that every verb takes, before it as well as after it, as milvus-backup's command line allows.
///
/// ArgumentParser wants an option behind the verb that declares it. So the global ones are moved to the end before
/// parsing; everything else keeps its place.
package enum GlobalArguments {
    private static let withValue: Set<String> = ["--config", "--set", "--output"]
    private static let flags: Set<String> = ["--quiet", "-q", "--verbose", "-v", "--no-color"]

    /// `arguments` are without the program's name.
    package static func behindVerb(_ arguments: [String]) -> [String] {
        let terminator = arguments.firstIndex(of: "--") ?? arguments.endIndex
        var moved: [String] = []
        var kept: [String] = []
        var rest = arguments[..<terminator]
        while let argument = rest.popFirst() {
            if flags.contains(argument) || isAssigned(argument) {
                moved.append(argument)
            } else if withValue.contains(argument) {
                moved.append(argument)
                if let value = rest.popFirst() { moved.append(value) }
            } else {
                kept.append(argument)
            }
        }
        // Without a verb they have nobody to go to: `milvault --config x --version`.
        let hasVerb = kept.contains { !$0.hasPrefix("-") }
        return kept + (hasVerb ? moved : []) + arguments[terminator...]
    }

    private static func isAssigned(_ argument: String) -> Bool {
        withValue.contains { argument.hasPrefix("\($0)=") }
    }
}
