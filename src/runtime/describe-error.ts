/** An error as the log keeps it: what kind it is, where it came from and what the database calls it. */
export interface DescribedError {
  readonly type: string
  readonly message?: string
  readonly code?: string
  readonly table?: string
  readonly constraint?: string
  readonly stack?: readonly string[]
  readonly cause?: DescribedError
}

/** Classes of PostgreSQL's own words that repeat the value they complain about: 22 data exceptions, 23 integrity constraints. */
const repeatsValues = /^2[23][0-9A-Z]{3}$/
const deepest = 5

/**
 * Keeps of an error what helps to find its cause, and leaves out what may repeat what people typed: PostgreSQL's `detail` and
 * `where`, its messages about values, and whatever else a library hangs on an error. The text of a broken JSON is such a value too.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = textOf(error, "code")
  const saysTooMuch = (code !== undefined && repeatsValues.test(code)) || error instanceof SyntaxError
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    ...(saysTooMuch ? {} : { message: error.message }),
    ...defined({ code, table: textOf(error, "table"), constraint: textOf(error, "constraint") }),
    stack: frames.map((frame) => frame.trim()),
    ...(error.cause === undefined || depth >= deepest ? {} : { cause: describeError(error.cause, depth + 1) }),
  }
}

function textOf(error: Error, field: string): string | undefined {
  const value: unknown = Reflect.get(error, field)
  return typeof value === "string" ? value : undefined
}

function defined(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined))
}
