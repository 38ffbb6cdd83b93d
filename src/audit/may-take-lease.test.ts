import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { mayTakeLease } from "./may-take-lease.ts"

const ours = "00000000-0000-7000-8000-000000000001"
const theirs = "00000000-0000-7000-8000-000000000002"
const now = "2026-11-22T08:00:00.000Z"

describe("taking the lease", () => {
  test("a lease that nobody ever had may be taken", () => {
    expect(mayTakeLease(undefined, ours, now)).toBe(true)
  })

  test.each([
    { expiresAt: "2026-11-22T08:00:00.001Z", may: false, when: "one millisecond before its end" },
    { expiresAt: now, may: true, when: "at its end" },
    { expiresAt: "2026-11-22T07:59:59.999Z", may: true, when: "after its end" },
    { expiresAt: "2026-11-22T13:00:00.001+05:00", may: false, when: "one millisecond before its end, written with an offset" },
  ])("somebody else's lease $when: $may", ({ expiresAt, may }) => {
    expect(mayTakeLease({ holder: theirs, expiresAt }, ours, now)).toBe(may)
  })

  test("our own lease may be taken again at any time", () => {
    expect(mayTakeLease({ holder: ours, expiresAt: "2027-01-01T00:00:00.000Z" }, ours, now)).toBe(true)
  })

  test("waiting longer never takes the permission away", () => {
    const instant = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString())
    fc.assert(
      fc.property(instant, instant, instant, (expiresAt, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one]
        const lease = { holder: theirs, expiresAt }
        expect(mayTakeLease(lease, ours, later) || !mayTakeLease(lease, ours, earlier)).toBe(true)
      }),
    )
  })
})
