/// Every key with its value and origin: what `config show` prints, and what a ``Configuration`` is made of.
package struct ResolvedConfiguration: Sendable {
    /// In the order of ``ConfigurationKey/all``.
    package var values: [ConfigurationValue]
    package var warnings: [ConfigurationWarning]

    /// - Throws: what is wrong with a single value: a file that isn't YAML, a word where a number belongs.
    package init(_ inputs: ConfigurationInputs) throws(ConfigurationError) {
        var resolver = try ConfigurationResolver(inputs)
        values = try resolver.resolve()
        warnings = resolver.warnings
    }

    /// Nil for a name that isn't in the table.
    package subscript(name: String) -> ConfigurationValue? {
        values.first { $0.key.name == name }
    }

    /// - Throws: what is wrong with the values taken together, or what milvault doesn't support.
    package func checked() throws(ConfigurationError) -> Configuration {
        let reader = ConfigurationReader(resolved: self)
        return Configuration(
            milvus: try reader.milvus(), milvusStorage: try reader.storage("milvus.storage"),
            backupStorage: try reader.storage("backup.storage"), runs: reader.runs())
    }

    /// The stores alone, for work that has nothing to do with a Milvus.
    ///
    /// - Throws: what is wrong with the values of one of them.
    package func checkedStorage() throws(ConfigurationError) -> (milvus: StorageProfile, backup: StorageProfile) {
        let reader = ConfigurationReader(resolved: self)
        return (try reader.storage("milvus.storage"), try reader.storage("backup.storage"))
    }

    /// Limits and habits alone.
    package var runs: RunSettings { ConfigurationReader(resolved: self).runs() }
}
