internal import Basics

/// Typed access to resolved values. Their kinds were checked when they were resolved.
struct ConfigurationReader {
    let resolved: ResolvedConfiguration

    func text(_ name: String) -> String {
        if case .text(let text) = resolved[name]?.content { text } else { "" }
    }

    func optionalText(_ name: String) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    func secret(_ name: String) -> Secret? {
        guard case .secret(let secret) = resolved[name]?.content, !secret.isEmpty else { return nil }
        return secret
    }

    func integer(_ name: String) -> Int64 { Int64(text(name)) ?? 0 }
    func seconds(_ name: String) -> Duration { .seconds(integer(name)) }
    func boolean(_ name: String) -> Bool { text(name) == "true" }

    func list(_ name: String) -> [String] {
        if case .list(let elements) = resolved[name]?.content { elements } else { [] }
    }

    func isExplicit(_ name: String) -> Bool { resolved[name]?.origin.isExplicit ?? false }

    func refuse(_ name: String, _ message: String, advice: String) -> ConfigurationError {
        let origin = resolved[name]?.origin
        return ConfigurationError(
            message, subject: name, place: origin?.isExplicit == true ? origin?.place : nil, advice: advice)
    }
}
