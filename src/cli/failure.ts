import { visible } from "./visible.ts"

/** How the command ends, for scripts. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const

/** A refusal of the server as it came over the wire (RFC 9457). */
export interface ProblemDetails {
  readonly code: string
  readonly title: string
  readonly remedy: string
  readonly correlationId?: string
  readonly details?: Readonly<Record<string, unknown>>
}

interface Told {
  readonly kind: Exclude<keyof typeof exitCodes, "done">
  readonly title: string
  readonly remedy: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly code?: string
  readonly correlationId?: string
  /** The problem document as the server sent it. */
  readonly document?: string
  readonly cause?: unknown
}

/** Why a command did not do what it was asked: what happened, what to do, and the details. The only error whose words are printed. */
export class Failure extends Error {
  readonly told: Told

  constructor(told: Told) {
    super(told.title, told.cause === undefined ? {} : { cause: told.cause })
    this.name = "Failure"
    this.told = told
  }

  get exitCode(): number {
    return exitCodes[this.told.kind]
  }
}

/** A mistake in how the command was written: nothing was sent. */
export function misused(title: string, remedy: string, cause?: unknown): Failure {
  return new Failure({ kind: "usage", title, remedy, cause })
}

/** The failure that a refusal of the server amounts to. */
export function refusedBy(problem: ProblemDetails, document: string): Failure {
  const { code, title, remedy, correlationId, details = {} } = problem
  return new Failure({ kind: "refused", code, title, remedy, details, document, ...(correlationId === undefined ? {} : { correlationId }) })
}

/** What a person reads on standard error. */
export function failureLines({ told: { title, remedy, code, details = {}, correlationId } }: Failure): string[] {
  return [
    `What happened  ${visible(title)}${code === undefined ? "" : ` (${visible(code)})`}`,
    `What to do     ${visible(remedy)}`,
    ...detailLines(details).map((line, position) => `${position === 0 ? "Details        " : "               "}${line}`),
    ...(correlationId === undefined ? [] : [`Correlation    ${visible(correlationId)}`]),
  ]
}

/** What a program reads on standard error: the server's own problem document, or the same words in that form. */
export function failureJson({ told: { title, remedy, details = {}, document } }: Failure): string {
  return document ?? JSON.stringify({ title, remedy, details })
}

function detailLines(details: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (!Array.isArray(value) || value.every(isWord)) return [`${visible(name)}: ${textOf(value)}`]
    return value.map((item) => (isFieldFault(item) ? faultText(item) : `${visible(name)}: ${textOf(item)}`))
  })
}

function isWord(item: unknown): boolean {
  return typeof item === "string" && !item.includes(" ")
}

/** Some expectations come as a sentence of their own. */
function faultText({ field, expected }: { readonly field: string; readonly expected: string }): string {
  return `${visible(field)}: ${/^\p{Lu}/u.test(expected) ? "" : "expected "}${visible(expected)}`
}

function isFieldFault(item: unknown): item is { readonly field: string; readonly expected: string } {
  return (
    typeof item === "object" &&
    item !== null &&
    typeof Reflect.get(item, "field") === "string" &&
    typeof Reflect.get(item, "expected") === "string"
  )
}

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return visible(String(value))
  if (Array.isArray(value)) return value.map((item) => visible(String(item))).join(", ")
  return Object.entries(value)
    .map(([name, held]) => `${visible(name)} ${visible(typeof held === "string" ? held : JSON.stringify(held))}`)
    .join(", ")
}
