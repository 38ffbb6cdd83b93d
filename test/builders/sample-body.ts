/** As much of JSON Schema as the API description uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly format?: string
  readonly pattern?: string
}

/** A text for each form that a field of the API may ask for; tried in this order. */
const texts = ["synthetic", "KZ", "0.5", "sdn.csv", "text/plain", "c3lu", "2026-11-22", "2026-11-22T07:00:00Z"]
const someId = "01900000-0000-7000-8000-000000000000"

/** The smallest value that a schema takes. Throws where a form is new, so that it is taught here. */
export function sampleOf(schema: Schema, components: Readonly<Record<string, Schema>>): unknown {
  if (schema.$ref !== undefined) return sampleOf(components[schema.$ref.split("/").at(-1) ?? ""] ?? {}, components)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0] ?? {}, components)
  if (schema.type === "object") {
    const needed = schema.required ?? Object.keys(schema.properties ?? {}).slice(0, 1)
    return Object.fromEntries(needed.map((name) => [name, sampleOf(schema.properties?.[name] ?? {}, components)]))
  }
  if (schema.type === "array") return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}, components))
  if (schema.type === "string") return sampleText(schema)
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1
  if (schema.type === "boolean") return false
  throw new Error(`No sample is known for ${JSON.stringify(schema)}`)
}

function sampleText({ format, pattern, minLength = 1 }: Schema): string {
  if (format === "uuid") return someId
  const form = new RegExp(pattern ?? "", "u")
  const found = texts.find((text) => form.test(text) && text.length >= minLength)
  if (found === undefined) throw new Error(`No sample text is known for ${pattern}`)
  return found
}
