import type { Json, JsonObject } from "../../../src/vocabulary/json.ts"
import { type RefusalCode, refusals } from "../../../src/vocabulary/refusal.ts"

/** What went wrong, as far as this console can know: a refusal of the server's table, silence, or an answer it cannot read. */
export type ProblemCode = RefusalCode | "unreachable" | "unreadable"

/** One field the server named, and what it expected there. */
export interface FieldProblem {
  readonly field: string
  readonly expected: string
}

/** An answer that is no success. Thrown by the client, shown by `ErrorNotice`. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly details: JsonObject
  readonly correlationId: string | undefined

  constructor(
    code: ProblemCode,
    { status = 0, details = {}, correlationId }: { status?: number; details?: JsonObject; correlationId?: string | undefined } = {},
  ) {
    super(code)
    this.name = "Problem"
    this.code = code
    this.status = status
    this.details = details
    this.correlationId = correlationId
  }
}

/** Reads an RFC 9457 body. Anything else is an `unreadable` problem that keeps status and correlation id. */
export function parseProblem(status: number, body: unknown, correlationHeader: string | undefined): Problem {
  const fields = isObject(body) ? body : {}
  const code = fields["code"]
  const inBody = fields["correlationId"]
  const correlationId = typeof inBody === "string" ? inBody : correlationHeader
  const details = isObject(fields["details"]) ? fields["details"] : {}
  return new Problem(isRefusalCode(code) ? code : "unreadable", { status, details, correlationId })
}

/** The fields that `request.invalid` names, one in the details themselves or many under `fields`. Empty for every other problem. */
export function fieldProblems(problem: Problem): readonly FieldProblem[] {
  const fields = problem.details["fields"]
  const named: readonly Json[] = Array.isArray(fields) ? fields : [problem.details]
  return named.flatMap((entry) =>
    isObject(entry) && typeof entry["field"] === "string" && typeof entry["expected"] === "string"
      ? [{ field: entry["field"], expected: entry["expected"] }]
      : [],
  )
}

/** Whether the password was right and only the code of the authenticator app is missing: a question, not a failure. */
export function isCodeMissing(problem: unknown): boolean {
  return problem instanceof Problem && problem.code === "access.code_required"
}

/** By what a decision is to be confirmed before it is taken; undefined for every other problem. */
export function stepUpAsked(problem: unknown): string | undefined {
  if (!(problem instanceof Problem) || problem.code !== "access.step_up_required") return undefined
  return typeof problem.details["by"] === "string" ? problem.details["by"] : undefined
}

function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === "string" && Object.hasOwn(refusals, code)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
