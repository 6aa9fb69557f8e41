/// Keeps the answer to "what can this server do", so that it is asked once.
actor FeatureMemory {
    private var known: MilvusFeatures?

    func recall() -> MilvusFeatures? {
        known
    }

    func store(_ features: MilvusFeatures) {
        known = features
    }

    /// What an answer told us, whatever the version had promised.
    func remember(missing feature: MilvusFeature) {
        known?.probedMissing.insert(feature)
    }
}
