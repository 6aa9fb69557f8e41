internal import Basics

/// What a person reads of a server that goes away and comes back.
struct OutageText {
    /// `the store at http://localhost:9000`
    let server: String
    let patience: Duration?

    func line(_ event: OutageWatch.Event) -> String {
        let name = "\(server.prefix(1).uppercased())\(server.dropFirst())"
        switch event {
        case .away(let silence, let reason):
            let limit = patience.map { " up to \(HumanDuration($0))" } ?? ""
            return "\(name) hasn't answered for \(HumanDuration(silence)) (\(reason)); waiting\(limit)."
        case .back(let silence): return "\(name) is back after \(HumanDuration(silence)); going on."
        }
    }
}
