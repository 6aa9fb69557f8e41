internal import MilvusModel

extension BackupError {
    /// A collection was asked for that the backup doesn't have; `flag` is the option that names it.
    static func noCollection(
        _ asked: String, in backup: String, holding known: [CollectionReference], flag: String? = nil
    ) -> BackupError {
        let near = NearNames(known: known.map(\.description)).suggestions(for: asked)
        return BackupError(
            .invalidRequest, "Backup \(backup) has no collection \(asked)\(flag.map { ", which \($0) names" } ?? "").",
            subject: asked,
            advice: near.isEmpty ? "It holds \(held(known))." : "Did you mean \(near.joined(separator: " or "))?")
    }

    /// For a person: the first ones by name, the others counted.
    static func held(_ names: [CollectionReference]) -> String {
        guard !names.isEmpty else { return "none" }
        let shown = names.sorted().prefix(10).map(\.description).joined(separator: ", ")
        return names.count > 10 ? "\(shown) and \(names.count - 10) more" : shown
    }
}
