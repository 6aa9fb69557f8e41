import ObjectStorage
import Testing
import Transfers

@Suite("PartPlan")
struct PartPlanTests {
    @Test(
        "covers every byte once within the store's limits",
        arguments: [1, 5 << 20, (64 << 20) - 1, 64 << 20, (64 << 20) + 1, 5 << 30, 700 << 30, 5 << 40] as [Int64])
    func coverage(size: Int64) {
        let plan = PartPlan(size: size, wishedPartSize: 64 << 20, capabilities: StoreCapabilities())
        var end: Int64 = 0
        var count = 0
        for part in plan.parts {
            count += 1
            #expect(part.number == count)
            #expect(part.range.lowerBound == end)
            #expect(part.range.upperBound == size || part.range.count >= 5 << 20)
            end = part.range.upperBound
        }
        #expect(end == size)
        #expect(count <= 10_000)
    }

    @Test("keeps the wished size as long as the parts suffice")
    func wished() {
        let plan = PartPlan(size: 640_000 << 20, wishedPartSize: 64 << 20, capabilities: StoreCapabilities())
        #expect(plan.partSize == 64 << 20)
    }

    @Test("grows to 525 MiB for the largest object S3 knows")
    func largest() {
        let plan = PartPlan(size: 5 << 40, wishedPartSize: 64 << 20, capabilities: StoreCapabilities())
        #expect(plan.partSize == 525 << 20)
    }

    @Test("never goes below what the store takes")
    func smallest() {
        let plan = PartPlan(size: 1 << 30, wishedPartSize: 1000, capabilities: StoreCapabilities())
        #expect(plan.partSize == 5 << 20)
    }
}
