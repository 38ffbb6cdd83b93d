import { expect, test } from "vitest"
import { isCheckpointDue } from "./is-checkpoint-due.ts"

const ruled = (value: number) => ({ id: "audit.synthetic", value, from: "2025-01-01", citations: [] })
const last = { size: 100, madeAt: "2026-11-22T08:00:00.000Z" }
const policy = { entries: ruled(50), minutes: ruled(2) }

test.each([
  { about: "an empty log", size: 0, now: "2026-11-22T08:00:00.000Z", last: undefined, ...policy, isDue: false },
  { about: "the first entry", size: 1, now: "2026-11-22T08:00:00.000Z", last: undefined, ...policy, isDue: true },
  { about: "a log that has not grown, however long ago", size: 100, now: "2027-11-22T08:00:00.000Z", last, ...policy, isDue: false },
  { about: "few entries, soon after", size: 149, now: "2026-11-22T08:01:59.999Z", last, ...policy, isDue: false },
  { about: "enough entries, soon after", size: 150, now: "2026-11-22T08:00:00.001Z", last, ...policy, isDue: true },
  { about: "one entry, long enough after", size: 101, now: "2026-11-22T08:02:00.000Z", last, ...policy, isDue: true },
  {
    about: "one entry without a policy",
    size: 101,
    now: "2026-11-22T08:00:00.001Z",
    last,
    entries: undefined,
    minutes: ruled(2),
    isDue: true,
  },
])("$about: due is $isDue", ({ isDue, about: _, ...question }) => {
  expect(isCheckpointDue(question)).toBe(isDue)
})
