import { createHash } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readDocx, readPdf } from "../../test/builders/read-memo.ts"
import { fact, is, rule, rulebookOf, sheetFor } from "../../test/builders/rulebook-in-code.ts"
import { assess } from "../reasoning/reasoning.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { languages } from "../vocabulary/language.ts"
import type { MemoSubject } from "./memo.ts"
import { memoFormats, renderMemo } from "./render-memo.flow.ts"

const rulebook = loadRulebook()
const on = "2026-11-22"
const letters = "әіңғүұқөһ ӘІҢҒҮҰҚӨҺ"
const exchange = {
  firm: { name: `Дала ${letters}` },
  service_lines: [{ id: "exchange", name: "Spot", facts: { "activity.matches_orders": true, "control.can_sign_for_client": true } }],
  segments: [{ id: "retail", facts: { "geography.client_kinds": ["retail"] } }],
  channels: [{ id: "web", facts: { "geography.markets_in_local_language": true } }],
  entities: [{ id: "ltd", facts: { "layer.seat": "aifc" } }],
}

/** A rulebook of two rules with the words of the whole one: what is asked of the files asks for no more. */
const small = rulebookOf(
  [fact("activity.matches_orders"), fact("activity.mines")],
  [rule("X-ONE", is("activity.matches_orders")), rule("X-TWO", is("activity.mines"), { grade: "V" })],
  { texts: rulebook.texts },
)
const plain = { service_lines: [{ id: "spot", name: "Spot", facts: { "activity.matches_orders": true } }] }

function subjectOf(data: unknown, more: Partial<MemoSubject> = {}): MemoSubject {
  const law = more.rulebook ?? rulebook
  const sheet = sheetFor(law, data, on)
  const assessment = assess({ rulebook: law, sheet, on })
  return { title: "A custodial exchange", sheet, assessment, rulebook: law, language: "en", staleCauses: [], ...more }
}

function smallSubject(more: Partial<MemoSubject> = {}): MemoSubject {
  return subjectOf(plain, { rulebook: small, ...more })
}

/** Directions, joined pictures, letters of the right, controls, half letters, tags, a word that fits nowhere, our own gaps. */
const oddities = [
  "\u202Egnp.exe",
  "😀👩\u200D👧",
  "السهوب",
  "\u0000\u0008\u001B[31m",
  "\uD800",
  "]]></w:t>",
  "&amp;<b>",
  "x".repeat(5000),
  "{page}",
  "\uFFFE",
  "a\n\nb",
  "",
]

const digest = (file: Uint8Array) => createHash("sha256").update(file).digest("hex")

describe.each(languages)("in %s", (language) => {
  const subject = subjectOf(exchange, { language })
  const say = (id: string) => rulebook.texts.get(id)?.[language] ?? id
  const told = ["memo.title", "notice.overview", "memo.section.wallet_control", "memo.section.open_questions", "memo.section.receipt"].map(
    say,
  )

  test("a Word file reads back, with its sources as footnotes", async () => {
    const { text, notes } = await readDocx(await renderMemo(subject, "docx"))
    for (const words of [...told, letters, "SVC-EXCHANGE", subject.assessment.receipt.findingsDigest]) expect(text).toContain(words)
    expect(notes.length).toBeGreaterThan(20)
    for (const note of notes) expect(note).toMatch(/^[a-z0-9-]+#\S.*\d{4}-\d{2}-\d{2}/)
    expect(text).not.toMatch(/memo\.[a-z]|trace\.[a-z]|\{\w+\}/)
  })

  test("a PDF file reads back, with the notice at the foot of every page", async () => {
    const pages = await readPdf(await renderMemo(subject, "pdf"))
    const text = pages.join(" ")
    for (const words of [...told, letters, "SVC-EXCHANGE", subject.assessment.receipt.findingsDigest]) expect(text).toContain(words)
    for (const page of pages) expect(page).toContain(say("memo.footer"))
    expect(text).not.toMatch(/memo\.[a-z]|trace\.[a-z]|\{\w+\}/)
  })
})

describe.each(memoFormats)("as %s", (format) => {
  const read = async (file: Uint8Array) => (format === "docx" ? (await readDocx(file)).text : (await readPdf(file)).join(" "))

  test("equal input gives equal bytes, and other input other bytes", async () => {
    const [first, second] = [await renderMemo(smallSubject(), format), await renderMemo(smallSubject(), format)]
    expect(digest(second)).toBe(digest(first))
    expect(digest(await renderMemo(smallSubject({ title: "Another" }), format))).not.toBe(digest(first))
  })

  test("what has changed since stands on it, and only then", async () => {
    const stale = await read(await renderMemo(smallSubject({ staleCauses: ["facts", "rulebook"] }), format))
    expect(stale).toContain("Assess again before relying on it. The firm has stated its facts anew. The rulebook is another one now.")
    expect(await read(await renderMemo(smallSubject(), format))).not.toContain("Assess again")
  })

  test("fifty service lines and fifty tokens fit", async () => {
    const many = (prefix: string, fact: string) =>
      Array.from({ length: 50 }, (_, index) => ({ id: `${prefix}${index}`, facts: { [fact]: index % 2 === 0 } }))
    const sheet = { service_lines: many("line", "activity.matches_orders"), tokens: many("token", "token.references_assets") }
    const text = await read(await renderMemo(subjectOf(sheet), format))
    for (const name of ["line0", "line49", "token0", "token49"]) expect(text).toContain(name)
  })

  test("no name breaks the file", async () => {
    const lines = oddities.map((_, index) => ({ id: `odd${index}`, facts: { "activity.matches_orders": true } }))
    const subject = subjectOf({ service_lines: lines }, { rulebook: small })
    const name = fc.oneof(fc.constantFrom(...oddities), fc.string({ unit: "binary", maxLength: 60 }))
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: oddities.length, maxLength: oddities.length }), async (names) => {
        const subjects = subject.sheet.subjects.map((one, index) => ({ ...one, name: names[index] ?? one.name }))
        const file = await renderMemo({ ...subject, title: names.join(" "), sheet: { ...subject.sheet, subjects } }, format)
        const text = await read(file)
        expect(["X-ONE", "X-TWO", "odd11", subject.assessment.receipt.findingsDigest].filter((words) => !text.includes(words))).toEqual([])
      }),
      { numRuns: 8, examples: [[oddities]] },
    )
  })
})
