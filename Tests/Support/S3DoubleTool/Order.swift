internal import FaultRig
internal import Glibc

/// What the double is told while it runs, by a signal or by a line of its standard input.
enum Order: Sendable {
    case end
    case outage
    case delay
    /// `kill <process> <number> beforeEffect|afterEffect`: sends SIGKILL at the `number`-th request from now on.
    case kill(process: pid_t, request: Int, KillMoment)
    /// `spare`: nobody is aimed at any more.
    case spare
    /// `log <file>`: writes the requests so far, one JSON object a line.
    case log(String)
    /// `objects <bucket> <file>`: writes what is stored there, one JSON object a line.
    case objects(bucket: String, file: String)
    /// `save <bucket> <folder>`: writes the contents of its objects into a folder, numbered as `objects` lists them.
    case save(bucket: String, folder: String)
    /// `keys <collection> <file>`: writes the primary keys of its live rows, sorted, one a line.
    case keys(collection: String, file: String)
    case unknown(String)

    init(line: String) {
        let words = line.split(separator: " ").map(String.init)
        self = Self.kill(words) ?? Self.file(words) ?? (words == ["spare"] ? .spare : .unknown(line))
    }

    private static func kill(_ words: [String]) -> Order? {
        guard words.count == 4, words[0] == "kill", let process = pid_t(words[1]), process > 1,
            let request = Int(words[2]), request > 0, let moment = KillMoment(rawValue: words[3])
        else { return nil }
        return .kill(process: process, request: request, moment)
    }

    private static func file(_ words: [String]) -> Order? {
        switch (words.first, words.count) {
        case ("log", 2): .log(words[1])
        case ("objects", 3): .objects(bucket: words[1], file: words[2])
        case ("save", 3): .save(bucket: words[1], folder: words[2])
        case ("keys", 3): .keys(collection: words[1], file: words[2])
        default: nil
        }
    }
}
