import { expect, test } from "vitest"
import { mayUseLink, type OneTimeLink } from "./judge-link.ts"

const link: OneTimeLink = { purpose: "setup", userId: null, expiresAt: "2026-11-23T08:00:00.000Z", usedAt: null }

test.each([
  [true, "before it expires", {}, "setup", "2026-11-23T07:59:59.999Z"],
  [false, "when it expires", {}, "setup", "2026-11-23T08:00:00.000Z"],
  [false, "twice", { usedAt: "2026-11-22T09:00:00.000Z" }, "setup", "2026-11-22T10:00:00.000Z"],
  [false, "for another purpose", {}, "invitation", "2026-11-22T10:00:00.000Z"],
] as const)("whether a link may be used is %s %s", (may, _, differs, purpose, now) => {
  expect(mayUseLink({ ...link, ...differs }, purpose, now)).toBe(may)
})
