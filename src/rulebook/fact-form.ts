import { z } from "zod"
import { currencies } from "../vocabulary/money.ts"
import { factGroups, factTypes } from "./fact-definition.ts"
import { cite, distinctListOf, dotted, idOf, listOf, oneOf, word, words } from "./form-pieces.ts"
import { condition } from "./predicate-form.ts"
import { subjectKinds } from "./subject-kind.ts"

const sectionId = idOf(/^[a-z][a-z0-9_-]*$/, "Write an id in small letters, digits, hyphens and underscores.")
const option = z.strictObject({ id: idOf(/^[A-Za-z][A-Za-z0-9_-]*$/, "Write a word of letters, digits and underscores."), label: words })
const oncePerId = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id)).size === items.length

const common = z.strictObject({
  id: dotted,
  subject: oneOf(subjectKinds),
  section: sectionId,
  ask: words,
  help: words.exactOptional(),
  asked_when: condition.exactOptional(),
  judgement: z.literal(true, { error: "Write true, or remove the key." }).exactOptional(),
  cost: z
    .number({ error: "Write the effort to answer, from 1 (known by heart) to 5 (needs counsel)." })
    .int()
    .min(1, { error: "Write 1 to 5." })
    .max(5, { error: "Write 1 to 5." }),
  cite,
})
const fact = z.discriminatedUnion(
  "type",
  [
    common.extend({ type: z.enum(["bool", "date", "text", "countries"]) }),
    common.extend({
      type: z.enum(["enum", "set"]),
      options: listOf(option).refine(oncePerId, { error: "Give each option its own id." }),
    }),
    common.extend({
      type: z.literal("int"),
      unit: idOf(/^[a-z][a-z0-9_-]*$/, "State what is counted, such as days or people: a number without a unit says nothing."),
    }),
    common.extend({
      type: z.literal("money"),
      unit: z.enum(currencies, { error: `State the currency, one of: ${currencies.join(", ")}: an amount without one says nothing.` }),
    }),
  ],
  { error: `State the type, one of: ${factTypes.join(", ")}.` },
)

/** `facts/<name>.yaml` */
export const factsFile = z.strictObject({
  group: oneOf(factGroups),
  sections: distinctListOf(z.strictObject({ id: sectionId, title: words })),
  facts: listOf(fact),
  contradictions: listOf(
    z.strictObject({ id: z.union([dotted, word], { error: "Write an id." }), subject: oneOf(subjectKinds), never: condition, say: words }),
  ).default([]),
})
export type FactsFile = z.infer<typeof factsFile>
export type FactEntry = FactsFile["facts"][number]
