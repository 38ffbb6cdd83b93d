import { z } from "zod"
import { currencies, parseMoney } from "../vocabulary/money.ts"
import { partyFields } from "../vocabulary/party.ts"
import { actions, roles } from "../vocabulary/role.ts"
import { address, cite, country, date, distinctListOf, dotted, idOf, listOf, oneOf, sentence, wholeNumber, word } from "./form-pieces.ts"
import { ruleForm } from "./rule-form.ts"
import { comparisons } from "./rulebook.ts"

/*
 * The forms of manifest, roles, sources and instruments. Facts, rules, catalogues and texts have forms of their own beside this
 * file. Every message is a remedy: it is printed behind file, line and key.
 */

/** A value may not rest on a provision nobody has read: grade N is for passages only. */
const valueGrade = oneOf(["V", "D", "S", "policy", "secondary"])
const passageGrade = oneOf(["V", "D", "S", "N", "policy", "secondary"])

const amount = z
  .union([wholeNumber.transform(String), z.string()], { error: 'Write an amount in digits, with cents in quotes: "1000.50".' })
  .refine(isPositive, {
    error: 'Write an amount above zero with at most two decimal places: "1000.50".',
  })
const field = oneOf(partyFields)
const alternatives = distinctListOf(
  z.union([field.transform((one) => [one]), distinctListOf(field)], {
    error: "Write a field, or a list of fields that are needed together.",
  }),
)
const fieldNeed = z.discriminatedUnion(
  "party",
  [
    z.strictObject({ party: z.literal("originator"), need: oneOf(["name", "account", "identification"]), one_of: alternatives }),
    z.strictObject({ party: z.literal("beneficiary"), need: oneOf(["name", "account"]), one_of: alternatives }),
  ],
  { error: "Write one of: originator, beneficiary." },
)

const dated = <U extends z.ZodType, T extends z.ZodType>(unit: U, value: T) =>
  z.strictObject({
    id: dotted,
    meaning: sentence,
    unit,
    values: listOf(
      z.strictObject({
        from: date,
        to: date.exactOptional(),
        value,
        cite,
        grade: valueGrade,
        checked_on: date,
        note: sentence.exactOptional(),
      }),
    ),
  })
const parameter = z.discriminatedUnion(
  "unit",
  [
    dated(z.enum(currencies), amount).extend({ comparison: oneOf(comparisons) }),
    dated(z.enum(["hours", "minutes", "years", "count"]), wholeNumber),
    dated(z.literal("countries"), distinctListOf(country)),
    dated(z.literal("fields"), distinctListOf(fieldNeed)),
    dated(z.literal("duty"), sentence),
  ],
  { error: `State the unit, one of: ${[...currencies, "hours", "minutes", "years", "count", "countries", "fields", "duty"].join(", ")}.` },
)

/** `<lawmaker>/<instrument>.yaml` */
export const instrumentFile = z
  .strictObject({ instrument: word, title: sentence, parameters: listOf(parameter).default([]), rules: listOf(ruleForm).default([]) })
  .refine(({ parameters, rules }) => parameters.length + rules.length > 0, { error: "Write parameters, rules, or both." })
export type InstrumentFile = z.infer<typeof instrumentFile>
export type ParameterEntry = InstrumentFile["parameters"][number]

/** `sources/<source>.yaml` */
export const sourceFile = z.strictObject({
  id: word,
  title: sentence,
  authority: sentence,
  rank: z.union(
    [10, 20, 30, 40, 50, 60].map((rank) => z.literal(rank)),
    { error: "Write 10 law, 20 regulator, 30 guidance, 40 court, 50 secondary or 60 house." },
  ),
  url: address.exactOptional(),
  checked_on: date,
  passages: listOf(
    z.strictObject({
      at: idOf(/^[^#\s]+$/, "Write the provision without spaces, such as 11-1.1(3)."),
      grade: passageGrade,
      says: sentence,
      note: sentence.exactOptional(),
      url: address.exactOptional(),
    }),
  ),
})
export type SourceFile = z.infer<typeof sourceFile>

/** `house/roles.yaml` */
export const rolesFile = z.strictObject({
  instrument: word,
  title: sentence,
  from: date,
  cite,
  grade: z.literal("policy", { error: "Write policy: who may do what is the firm's own choice." }),
  checked_on: date,
  note: sentence,
  roles: z.record(z.enum(actions), distinctListOf(oneOf(roles))),
  machines: distinctListOf(oneOf(actions)),
  second_factor: z.partialRecord(z.enum(roles), oneOf(["any", "passkey"])),
})
export type RolesFile = z.infer<typeof rolesFile>

/** `manifest.yaml` */
export const manifestFile = z.strictObject({
  id: word,
  version: idOf(/^\d{4}\.\d{1,2}\.\d{1,3}$/, "Write a version as year.month.number."),
  title: sentence,
  status: oneOf(["unreviewed", "reviewed"]),
  note: sentence,
})
export type ManifestFile = z.infer<typeof manifestFile>

/** Every currency is written with the same two places, so any of them can read the text. */
function isPositive(text: string): boolean {
  const money = parseMoney(text, "USD")
  return money !== undefined && money.minorUnits > 0n
}
