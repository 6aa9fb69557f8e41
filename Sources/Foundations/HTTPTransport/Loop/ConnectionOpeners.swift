/// Chooses who opens a cleartext HTTP/2 connection, so that many requests to one server don't open one each.
struct ConnectionOpeners {
    /// Transfers that are opening a connection, by host and port.
    private var opening: [String: Int] = [:]

    /// The role of a transfer that found nothing to join `refusals` times. It waits for another's connection once;
    /// when that one came to nothing, each opens its own, so that a dead server isn't asked by one after the other.
    mutating func role(after refusals: Int, at authority: String) -> ConnectionRole {
        if refusals == 0 { return .joins }
        if refusals == 1, opening[authority, default: 0] > 0 { return .joins }
        opening[authority, default: 0] += 1
        return .opens
    }

    /// An opener has its connection, or has failed.
    mutating func settled(at authority: String) {
        let left = opening[authority, default: 0] - 1
        opening[authority] = left > 0 ? left : nil
    }
}
