#pragma once
// Carry-less multiplication, which Swift has no word for: the one instruction that makes a CRC as fast as memory.
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <cpuid.h>

// Whether the processor has PCLMULQDQ (CPUID leaf 1, ECX bit 1).
static inline bool ccarryless_is_available(void) {
    unsigned int eax = 0, ebx = 0, ecx = 0, edx = 0;
    return __get_cpuid(1, &eax, &ebx, &ecx, &edx) && (ecx & (1u << 1));
}

typedef long long ccarryless_block __attribute__((vector_size(16)));
typedef long long ccarryless_loose __attribute__((vector_size(16), aligned(1), may_alias));

// `block` times the two powers in `powers` (of its low and its high half), plus `next`.
__attribute__((target("pclmul"), always_inline)) static inline ccarryless_block ccarryless_step(
    ccarryless_block block, ccarryless_block powers, ccarryless_block next) {
    return __builtin_ia32_pclmulqdq128(block, powers, 0x00) ^ __builtin_ia32_pclmulqdq128(block, powers, 0x11) ^ next;
}

// Folds `count` blocks of 64 bytes, at least one, into the 16 bytes at `folded` that leave the same remainder.
// `remainder` is the one of all bytes before. `powers` are x^575, x^511, x^191 and x^127 modulo the polynomial, x^0 in
// the highest bit.
__attribute__((target("pclmul"))) static inline void ccarryless_fold(
    const uint8_t *bytes, size_t count, uint64_t remainder, const uint64_t *powers, uint8_t *folded) {
    const ccarryless_loose *next = (const ccarryless_loose *)bytes;
    ccarryless_block far = {(long long)powers[0], (long long)powers[1]};
    ccarryless_block near = {(long long)powers[2], (long long)powers[3]};
    ccarryless_block first = {(long long)remainder, 0};
    ccarryless_block a = next[0] ^ first, b = next[1], c = next[2], d = next[3];
    for (size_t block = 1; block < count; block++) {
        next += 4;
        a = ccarryless_step(a, far, next[0]);
        b = ccarryless_step(b, far, next[1]);
        c = ccarryless_step(c, far, next[2]);
        d = ccarryless_step(d, far, next[3]);
    }
    b = ccarryless_step(a, near, b);
    c = ccarryless_step(b, near, c);
    *(ccarryless_loose *)folded = ccarryless_step(c, near, d);
}
#else
static inline bool ccarryless_is_available(void) { return false; }

static inline void ccarryless_fold(
    const uint8_t *bytes, size_t count, uint64_t remainder, const uint64_t *powers, uint8_t *folded) {}
#endif
