/// Polynomials over one bit, modulo a check's own: what appending zeros does to a remainder.
struct CRCPolynomial {
    private let modulus: UInt64
    private let one: UInt64

    init(_ parameters: CRCParameters) {
        modulus = parameters.polynomial
        one = parameters.one
    }

    /// `value` · x^(8·count).
    func shift(_ value: UInt64, byBytes count: Int64) -> UInt64 {
        var result = value
        // x⁸, then squared for each further bit of the count.
        var power = one >> 8
        var rest = count
        while rest > 0 {
            if rest & 1 == 1 { result = multiply(result, power) }
            power = multiply(power, power)
            rest >>= 1
        }
        return result
    }

    private func multiply(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var product: UInt64 = 0
        var right = right
        var bit = one
        while bit != 0 {
            if left & bit != 0 { product ^= right }
            right = right & 1 == 0 ? right >> 1 : right >> 1 ^ modulus
            bit >>= 1
        }
        return product
    }
}
