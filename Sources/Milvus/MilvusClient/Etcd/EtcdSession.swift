/// What is learnt while talking to an etcd: which endpoint answers, and the token of the login.
actor EtcdSession {
    private var preferred = 0
    private var token: String?

    /// Endpoints in the order in which they should be tried.
    func order(of count: Int) -> [Int] {
        (0..<count).map { ($0 + preferred) % max(1, count) }
    }

    func answered(by endpoint: Int) {
        preferred = endpoint
    }

    func currentToken() -> String? {
        token
    }

    func store(token: String?) {
        self.token = token
    }
}
