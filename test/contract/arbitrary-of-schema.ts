import fc from "fast-check"

/** A JSON schema as the API description writes it. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly pattern?: string
  readonly format?: string
  readonly maxLength?: number
}

/** Texts that have broken somebody's software before. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\udfff\ud800",
  "\u202e\u2066\u200d",
  "😀".repeat(50),
  "Ә".repeat(10_000),
  "x".repeat(200_000),
  "'; drop table transfer; --",
  "../../../../etc/passwd",
  "{{7*7}}<script>alert(1)</script>",
  "-1",
  "1e309",
  "0.0000000000000000000000001",
  "99999999999999999999999999999999999999",
  "NaN",
  "9999-99-99",
  "+275760-09-13T00:00:00.001Z",
  "0000-01-01T00:00:00Z",
  "2026-02-30",
  "2026-11-22T08:00:00.000+99:99",
  "01900000-0000-7000-8000-00000000000g",
  "__proto__",
  "\\",
  "%",
]

const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  {},
  [[[[]]]],
  { length: -1 },
  ...hostileTexts,
]

interface Ways {
  readonly resolve: (reference: string) => JsonSchema
  /** Ids that exist, by the name of the property. */
  readonly known: (name: string) => readonly string[]
}

/** Values as a schema asks for them, of which every second has one part replaced by something hostile. */
export function arbitraryOf(schema: JsonSchema, ways: Ways, name = ""): fc.Arbitrary<unknown> {
  const fitting = fittingTo(schema, ways, name)
  const spoilt = fc.tuple(fitting, fc.nat(), fc.constantFrom(...hostileTexts, ...hostileValues)).map(([value, which, hostile]) => {
    const leaves = countLeaves(value)
    return replaceLeaf(value, { left: leaves === 0 ? 0 : which % leaves }, hostile)
  })
  return fc.oneof({ weight: 1, arbitrary: fitting }, { weight: 1, arbitrary: spoilt })
}

function fittingTo(schema: JsonSchema, ways: Ways, name: string): fc.Arbitrary<unknown> {
  const inner = (one: JsonSchema, its = name) => fittingTo(one, ways, its)
  if (schema.$ref !== undefined) return inner(ways.resolve(schema.$ref))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => inner(one)))
  const [type] = [schema.type ?? "object"].flat()
  switch (type) {
    case "object":
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, one]) => [key, inner(one, key)])), {
        requiredKeys: [...(schema.required ?? [])],
      })
    case "array":
      return fc.array(inner(schema.items ?? {}), { maxLength: 3 })
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer())
    case "boolean":
      return fc.boolean()
    case "null":
      return fc.constant(null)
    default:
      return text(schema, ways.known(name))
  }
}

function countLeaves(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1
  return Object.values(value).reduce((sum: number, part) => sum + countLeaves(part), 0)
}

function replaceLeaf(value: unknown, counter: { left: number }, hostile: unknown): unknown {
  if (typeof value !== "object" || value === null) return counter.left-- === 0 ? hostile : value
  if (Array.isArray(value)) return value.map((part) => replaceLeaf(part, counter, hostile))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaceLeaf(part, counter, hostile)]))
}

function text({ pattern, format, maxLength }: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  if (known.length > 0) return fc.constantFrom(...known)
  return (
    formatted(format) ?? (pattern === undefined ? fc.string({ minLength: 1, maxLength: Math.min(maxLength ?? 20, 20) }) : matching(pattern))
  )
}

/** Not every expression can be turned round; where one cannot, plain decimals are what it stands for here. */
function matching(pattern: string): fc.Arbitrary<string> {
  return pattern.includes("(?!") || pattern.includes("(?=")
    ? fc.constantFrom("1", "0.5", "43000.25")
    : fc.stringMatching(new RegExp(pattern, "u"))
}

function formatted(format: string | undefined): fc.Arbitrary<string> | undefined {
  if (format === "uuid") return fc.uuid()
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (format === "date") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
  return undefined
}
