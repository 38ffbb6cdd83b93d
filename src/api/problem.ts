import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod"
import { z } from "zod"
import type { JsonObject } from "../vocabulary/json.ts"
import { Refusal, type RefusalCode, refusals } from "../vocabulary/refusal.ts"

const codes = Object.keys(refusals) as readonly RefusalCode[]

/** RFC 9457 problem details, as every refusal leaves the house. */
export const problemView = z
  .object({
    type: z.string().describe("urn:shekara:refusal: and the code"),
    code: z.enum(codes),
    title: z.string(),
    status: z.number().int(),
    remedy: z.string(),
    correlationId: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Problem" })

export type Problem = z.infer<typeof problemView>

/** The refusal that an error amounts to. Anything we did not foresee is a defect of ours, told without its words. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) return new Refusal("request.invalid", { fields: fieldsOf(error) }, error)
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal("request.too_large", {}, error)
  if (code.startsWith("FST_ERR_CTP") || code === "FST_ERR_BAD_URL" || error instanceof SyntaxError)
    return new Refusal("request.unreadable", {}, error)
  if (isNeighbourDown(code)) return new Refusal("service.unavailable", {}, error)
  return new Refusal("service.failed", {}, error)
}

/** Writes a refusal for the wire. */
export function problemOf({ code, details }: Pick<Refusal, "code" | "details">, correlationId: string): Problem {
  const { status, title, remedy } = refusals[code satisfies RefusalCode]
  return { type: `urn:shekara:refusal:${code}`, code, title, status, remedy, correlationId, details: { ...details } }
}

function fieldsOf(error: {
  validation: readonly { instancePath: string; message?: string }[]
  validationContext?: string | undefined
}): JsonObject[] {
  return error.validation.map(({ instancePath, message }) => ({
    field: `${error.validationContext ?? "body"}${instancePath.replaceAll("/", ".")}`,
    expected: message ?? "another value",
  }))
}

/**
 * PostgreSQL classes 08 (connection), 40 (transaction undone, a deadlock for instance), 53 (resources, a full disk for
 * instance), 57 (operator intervention) and 58 (system), a server that may only be read, and the network's own codes.
 */
function isNeighbourDown(code: string): boolean {
  return (
    /^(08|40|53|57|58)[0-9A-Z]{3}$/.test(code) || code === "25006" || ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"].includes(code)
  )
}
