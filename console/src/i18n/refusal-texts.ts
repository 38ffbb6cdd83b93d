import { type RefusalCode, refusals } from "../../../src/vocabulary/refusal.ts"

type RefusalTexts = Readonly<Record<`${RefusalCode}.what` | `${RefusalCode}.do`, string>>

/** The English texts of the refusals, taken from the one table so that they cannot drift from it. */
export const refusalTexts = Object.fromEntries(
  Object.entries(refusals).flatMap(([code, { title, remedy }]) => [
    [`${code}.what`, title],
    [`${code}.do`, remedy],
  ]),
) as RefusalTexts
