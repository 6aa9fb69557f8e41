/// A number with a fixed number of digits behind the point.
struct DecimalText: CustomStringConvertible {
    let description: String

    init(_ value: Double, places: Int) {
        let scale = (0..<places).reduce(1) { power, _ in power * 10 }
        guard value.isFinite, abs(value) < 1e15 / Double(scale) else {
            description = "\(value)"
            return
        }
        let scaled = Int64((abs(value) * Double(scale)).rounded())
        let fraction = "\(Int64(scale) + scaled % Int64(scale))".dropFirst()
        let sign = value < 0 && scaled > 0 ? "-" : ""
        description = sign + "\(scaled / Int64(scale))" + (places > 0 ? ".\(fraction)" : "")
    }
}
