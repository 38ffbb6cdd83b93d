import { reasonMeanings } from "../src/vocabulary/reason.ts"
import { refusals } from "../src/vocabulary/refusal.ts"

const preface = `# Reasons and refusals

<!-- Written by \`npm run reasons\` from src/vocabulary/reason.ts and src/vocabulary/refusal.ts. Do not edit by hand. -->

Codes are promises to those who integrate: never renamed, never reused for something else.
`

/** The text of docs/REASONS.md: every reason a finding can have, and every refusal a caller can meet. */
export function describeReasons(): string {
  return [preface, describeFindings(), describeRefusals()].join("\n")
}

function describeFindings(): string {
  const rows = Object.entries(reasonMeanings).map(([code, meaning]) => row(`\`${code}\``, meaning))
  return `${section("Reasons of findings", "What a gate noticed about a transfer, and why it is held or rejected.", ["Code", "Meaning"])}${rows.join("")}`
}

function describeRefusals(): string {
  const about = "Answers of the API that are no success, as problem details (RFC 9457). The code tells them apart."
  const rows = Object.entries(refusals).map(([code, { status, title, remedy }]) => row(`\`${code}\``, String(status), title, remedy))
  return `${section("Refusals", about, ["Code", "Status", "What happened", "What to do"])}${rows.join("")}`
}

function section(title: string, about: string, columns: readonly string[]): string {
  return `## ${title}\n\n${about}\n\n${row(...columns)}${row(...columns.map(() => "---"))}`
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`
}
