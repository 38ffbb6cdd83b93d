import { type Assessment, type compare, type LegalFinding, type nextQuestions, renderTrace } from "../reasoning/reasoning.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Language } from "../vocabulary/language.ts"
import { fieldLines, tableLines } from "./print.ts"
import { visible } from "./visible.ts"

interface Telling {
  readonly rulebook: Rulebook
  readonly language: Language
}

/** An assessment for people: what applies and what is open with its reasons, the rest by name. */
export function assessmentLines(
  { notice, findings, receipt }: Assessment & { readonly notice?: string | undefined },
  telling: Telling,
): string[] {
  const told = findings.filter(({ outcome }) => outcome !== "does_not_apply")
  const denied = findings.filter(({ outcome }) => outcome === "does_not_apply")
  return [
    ...(notice === undefined ? [] : [notice, ""]),
    ...told.flatMap((finding) => [...findingLines(finding, telling), ""]),
    ...tableLines(
      ["Does not apply", "To", "Name"],
      denied.map(({ key, subject, catalogue }) => [key, `${subject.kind}:${subject.id}`, nameOf(key, catalogue, telling)]),
    ),
    "",
    ...fieldLines(Object.entries(receipt).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value)])),
  ]
}

function findingLines(finding: LegalFinding, telling: Telling): string[] {
  const { key, subject, outcome, strength, grade, catalogue, isDisputed, layers } = finding
  const how = [outcome, strength, grade === undefined ? undefined : `grade ${grade}`, isDisputed ? "layers part" : undefined]
  return [
    `${key}  ${subject.kind}:${subject.id}  ${how.filter((part) => part !== undefined).join(", ")}`,
    `  ${nameOf(key, catalogue, telling)}`,
    ...(isDisputed ? layers.map(({ layer, outcome: says }) => `  ${layer} says: ${says}`) : []),
    ...renderTrace(finding, telling, "reason").map(({ depth, text }) => `  ${"  ".repeat(depth)}${visible(text)}`),
  ]
}

/** What to ask next, and why. */
export function questionLines({ page, remaining }: ReturnType<typeof nextQuestions>, { rulebook, language }: Telling): string[] {
  if (page.length === 0) return ["No answer can change anything any more."]
  return [
    `${remaining} facts are waited for. Next:`,
    ...page.flatMap(({ fact, subject, settles, concerns }) => [
      "",
      visible(rulebook.facts.get(fact)?.ask[language] ?? fact),
      ...fieldLines([
        ["Fact", fact],
        ["Of", `${subject.kind}:${subject.id}`],
        ["Settles", settles.map(({ key }) => key).join(", ") || "nothing by itself"],
        ["Concerns", concerns.map(({ key }) => key).join(", ")],
      ]),
    ]),
  ]
}

/** Findings that differ, with what made the difference. */
export function comparisonLines({ findings, facts }: ReturnType<typeof compare>, telling: Telling): string[] {
  return [
    `${facts.length} facts and ${findings.length} findings differ.`,
    ...findings.flatMap(({ key, subject, before, after, causes }) => [
      "",
      `${key}  ${subject.kind}:${subject.id}  ${before?.outcome ?? "absent"} -> ${after?.outcome ?? "absent"}`,
      `  ${nameOf(key, (after ?? before)?.catalogue ?? "", telling)}`,
      ...causes.map((cause) => `  ${causeLine(cause)}`),
    ]),
  ]
}

function causeLine(cause: ReturnType<typeof compare>["findings"][number]["causes"][number]): string {
  switch (cause.kind) {
    case "fact":
      return `fact ${cause.ref.fact} of ${cause.ref.subject.kind}:${cause.ref.subject.id}`
    case "rule":
      return [`rule ${cause.rule} ${cause.change.replaceAll("_", " ")}`, cause.on, ...cause.citations.map(({ at }) => at)]
        .filter(Boolean)
        .join(", ")
    case "parameter":
      return [`value ${cause.parameter}`, cause.on, ...cause.citations.map(({ at }) => at)].filter(Boolean).join(", ")
    case "view":
      return `view ${cause.before} -> ${cause.after}`
    case "ranks":
      return `ranks ${cause.before?.join(",") ?? "all"} -> ${cause.after?.join(",") ?? "all"}`
    case "subjects":
      return "a subject, or a complete list, that only one side has"
  }
}

function nameOf(key: string, catalogue: string, { rulebook, language }: Telling): string {
  return rulebook.catalogues.get(catalogue)?.rows.find(({ code }) => code === key)?.name[language] ?? key
}
