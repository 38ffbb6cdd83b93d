import { z } from "zod"
import { grades } from "../vocabulary/citation.ts"
import { code, date, distinctListOf, dotted, oneOf, passageAt, words } from "./form-pieces.ts"
import { condition } from "./predicate-form.ts"
import { strengths, supports } from "./rule.ts"

const citation = z.strictObject(
  { at: passageAt, supports: oneOf(supports) },
  { error: "Write {at: source#provision, supports: conclusion}; a rule says what each passage bears out." },
)

/** One item of `rules` in an instrument. */
export const ruleForm = z.strictObject({
  id: dotted,
  concludes: code,
  denies: z.literal(true, { error: "Write true, or remove the key." }).exactOptional(),
  strength: oneOf(strengths),
  when: condition,
  unless: condition.exactOptional(),
  overrides: distinctListOf(dotted).default([]),
  from: date,
  to: date.exactOptional(),
  grade: oneOf(grades),
  cite: distinctListOf(citation),
  checked_on: date,
  say: words,
})
export type RuleEntry = z.infer<typeof ruleForm>
