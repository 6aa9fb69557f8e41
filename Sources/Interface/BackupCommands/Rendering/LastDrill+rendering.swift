internal import BackupEngine

extension LastDrill {
    /// `passed, 1 of 5 collections`; `all`: collections in the backup, where that is known.
    func words(of all: Int?) -> String {
        guard let all, collections < all else { return state.rawValue }
        return "\(state.rawValue), \(collections) of \(all) collections"
    }
}
