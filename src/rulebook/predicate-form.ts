import { z } from "zod"
import { code, date, distinctListOf, dotted, idOf, listOf, oneOf } from "./form-pieces.ts"
import type { Basis, FactTest, Predicate } from "./predicate.ts"

/** What a fact is held against, as written: the type of the fact decides how it is read. */
export type Operand = boolean | string | number | readonly string[] | { readonly parameter: string } | { readonly fact: string }

/** A condition as a file states it: its shape is right, its facts, words and bounds are still to be looked up. */
export type Condition =
  | { readonly kind: "all" | "any"; readonly members: readonly Condition[] }
  | { readonly kind: "not"; readonly member: Condition }
  | { readonly kind: "at_least"; readonly count: number; readonly members: readonly Condition[] }
  | FactCondition
  | Extract<Predicate, { kind: "known" | "finding" }>
  | { readonly kind: "some" | "each"; readonly over: Over; readonly where: Condition }

export interface FactCondition {
  readonly kind: "fact"
  readonly fact: string
  readonly basis: Basis
  readonly op: FactTest["op"]
  readonly operand: Operand
}

type Over = Extract<Predicate, { kind: "some" | "each" }>["over"]

const heads = ["all", "any", "not", "at_least", "fact", "declared", "observed", "known", "finding", "some", "each"] as const
const bases = { fact: "view", declared: "declared", observed: "observed" } as const

const aCondition = `Write one condition: a map with exactly one of ${heads.join(", ")}.`
const aBound = 'Write a whole number, an amount in quotes ("1000.50"), or {parameter: id of a value of the rulebook}.'
const aDay = "Write a date as YYYY-MM-DD, or {fact: id of a date fact}."
const optionWord = idOf(/^[A-Za-z][A-Za-z0-9_-]*$/, "Write a word.")

/** The form of a condition: its head tells what else it holds, so that a mistake is named at its own key. */
export const condition: z.ZodType<Condition> = z.unknown().transform((data, context) => {
  const form = formOf(data)
  if (typeof form === "string") {
    context.issues.push({ code: "custom", message: form, input: data })
    return z.NEVER
  }
  const parsed = form.safeParse(data)
  if (parsed.success) return parsed.data
  context.issues.push(...parsed.error.issues.map((issue) => ({ ...issue, input: data }) as z.core.$ZodRawIssue))
  return z.NEVER
})

const bound = z.union([z.number().int().nonnegative(), idOf(/^\d{1,15}(\.\d{1,2})?$/, aBound), z.strictObject({ parameter: dotted })], {
  error: aBound,
})
const day = z.union([date, z.strictObject({ fact: dotted })], { error: aDay })
const operands: Readonly<Record<FactTest["op"], z.ZodType<Operand>>> = {
  is: z.union([z.boolean(), optionWord], { error: "Write true, false or a word of the fact." }),
  in: distinctListOf(optionWord),
  has: optionWord,
  gte: bound,
  lte: bound,
  gt: bound,
  lt: bound,
  before: day,
  after: day,
}
const ops = Object.keys(operands) as FactTest["op"][]
const aTest = `Write exactly one test: ${ops.join(", ")}.`

const count = z.number({ error: "Write how many, as a whole number above zero." }).int().positive()
const over = z.strictObject({ over: oneOf(["entity", "service_line", "token", "channel", "segment"]), where: condition })
const forms: Readonly<Record<Exclude<(typeof heads)[number], keyof typeof bases>, z.ZodType<Condition>>> = {
  all: z.strictObject({ all: listOf(condition) }).transform(({ all }) => ({ kind: "all", members: all })),
  any: z.strictObject({ any: listOf(condition) }).transform(({ any }) => ({ kind: "any", members: any })),
  not: z.strictObject({ not: condition }).transform(({ not }) => ({ kind: "not", member: not })),
  at_least: z
    .strictObject({
      at_least: z
        .strictObject({ n: count, of: listOf(condition) })
        .refine(({ n, of }) => n <= of.length, { error: "Ask for no more than the list holds.", path: ["n"] }),
    })
    .transform(({ at_least: { n, of } }) => ({ kind: "at_least", count: n, members: of })),
  known: z.strictObject({ known: dotted }).transform(({ known }) => ({ kind: "known", fact: known })),
  finding: z.strictObject({ finding: code }).transform(({ finding }) => ({ kind: "finding", key: finding })),
  some: z.strictObject({ some: over }).transform(({ some }) => ({ kind: "some", ...some })),
  each: z.strictObject({ each: over }).transform(({ each }) => ({ kind: "each", ...each })),
}
const factForms = new Map(
  Object.entries(bases).flatMap(([head, basis]) => ops.map((op) => [`${head} ${op}`, factForm(head, basis, op)] as const)),
)

function formOf(data: unknown): z.ZodType<Condition> | string {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return aCondition
  const [head, ...others] = heads.filter((each) => Object.hasOwn(data, each))
  if (head === undefined || others.length > 0) return aCondition
  if (head !== "fact" && head !== "declared" && head !== "observed") return forms[head]
  const [op, ...more] = ops.filter((each) => Object.hasOwn(data, each))
  return op === undefined || more.length > 0 ? aTest : (factForms.get(`${head} ${op}`) ?? aTest)
}

function factForm(head: string, basis: Basis, op: FactTest["op"]): z.ZodType<Condition> {
  return z
    .strictObject({ [head]: dotted, [op]: operands[op] })
    .transform((entry) => ({ kind: "fact", fact: entry[head] as string, basis, op, operand: entry[op] as Operand }))
}
