import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { fact, is, not, rule, rulebookOf, sheetFor } from "../../test/builders/rulebook-in-code.ts"
import { assess } from "../reasoning/reasoning.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { languages } from "../vocabulary/language.ts"
import { cleanText } from "./clean-text.ts"
import { composeMemo } from "./compose-memo.ts"
import { fixArchiveTimes } from "./fix-archive-times.ts"
import type { Block, Memo, MemoSubject, Piece } from "./memo.ts"

const whole = loadRulebook()
const { texts } = whole
const on = "2026-11-22"
const small = rulebookOf(
  [fact("activity.a"), fact("activity.b")],
  [
    rule("X-ONE", is("activity.a")),
    rule("X-ONE", not(is("activity.a")), { id: "x.one.official", grade: "V" }),
    rule("X-TWO", is("activity.b")),
    rule("X-LAW", is("activity.a"), { grade: "N" }),
  ],
  { texts },
)

function compose(data: unknown, more: Partial<MemoSubject> = {}): Memo {
  const rulebook = more.rulebook ?? small
  const sheet = sheetFor(rulebook, data)
  const assessment = assess({ rulebook, sheet, on })
  return composeMemo({ title: "Title", sheet, assessment, rulebook, language: "en", staleCauses: [], ...more })
}

/** One line for each block, with the numbers of notes in brackets; `*` where a note first stands. */
function printBlocks(blocks: readonly Block[]): string[] {
  const print = (pieces: readonly Piece[]) =>
    pieces.map((piece) => ("note" in piece ? `[${piece.note}${piece.isFirst ? "*" : ""}]` : piece.text)).join("")
  return blocks.flatMap((block) => {
    switch (block.block) {
      case "heading":
        return [`${"#".repeat(block.level)} ${block.text}`]
      case "paragraph":
        return [print(block.pieces)]
      case "list":
        return block.items.map((item) => `- ${print(item)}`)
      case "table":
        return block.rows.map((row) => row.map(print).join(" | "))
      case "drawing":
        return [`drawing of ${block.boxes.length}`]
    }
  })
}

/** The lines below one heading, to the next of its level or above. */
function under(memo: Memo, heading: string): string[] {
  const lines = printBlocks(memo.blocks)
  const level = heading.indexOf(" ")
  const rest = lines.slice(lines.indexOf(heading) + 1)
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(" ") <= level)
  return end < 0 ? rest : rest.slice(0, end)
}

const stated = { firm: { name: "Steppe" }, service_lines: [{ id: "spot", name: "Spot", facts: { "activity.a": true } }] }

test("the statements stand under their topic, and what nobody states is said to be so", () => {
  const memo = compose(stated)
  expect(under(memo, "## Service flows")).toEqual(["Spot (spot) | Is it so: activity.a? | yes (declared)"])
  expect(under(memo, "## Marketing channels")).toEqual(["Nothing is stated."])
})

test.each([
  ["Service flows", "service_lines", "activity.matches_orders"],
  ["Client types", "segments", "geography.kazakhstan_clients"],
  ["Wallet control", "service_lines", "control.can_sign_for_client"],
  ["Fiat touchpoints", "service_lines", "activity.converts_fiat"],
  ["Marketing channels", "channels", "geography.kazakhstan_campaigns"],
  ["Other statements", "entities", "layer.has_staff"],
])("what the firm states about %s stands there and nowhere else", (topic, list, stated) => {
  const memo = compose({ [list]: [{ id: "spot", name: "Spot", facts: { [stated]: true } }] }, { rulebook: whole })
  const told = whole.facts.get(stated)?.ask.en ?? stated
  expect(under(memo, `## ${topic}`)).toEqual([`Spot (spot) | ${told} | yes (declared)`])
  expect(under(memo, "# What the firm states").filter((line) => line.includes(told))).toHaveLength(1)
})

test("a disputed finding shows both layers, and its reasons with their sources", () => {
  expect(under(compose(stated), "### X-ONE").slice(0, 4)).toEqual([
    "X-ONE. Spot (spot)",
    expect.stringMatching(/^Applies\. Because of x\.one\..*Secondary source only\.\[\d\*\]$/),
    expect.stringMatching(/^- Official sources: Does not apply on the stated facts/),
    "- Secondary overview: Applies, Usually, Secondary source only.",
  ])
})

test("questions, law that was not found and conflicts are asked for by name", () => {
  const memo = compose(stated)
  expect(under(memo, "# Open questions")).toContain("Is it so: activity.b? | Spot (spot) | X-TWO")
  expect(under(memo, "# Open law").at(-1)).toMatch(/^test#x\.law: Test\[\d+\*?\] \| X-LAW$/)
  expect(under(memo, "# Conflicts")).toContain("### X-ONE")
})

test("lines of which the same is told are told once", () => {
  const twin = (id: string) => ({ id, facts: { "activity.a": true, "activity.b": true } })
  expect(under(compose({ service_lines: [twin("left"), twin("right")] }), "### X-TWO")[0]).toBe("X-TWO. left, right")
})

test("the receipt names every digest", () => {
  const memo = compose(stated)
  const { receipt } = assess({ rulebook: small, sheet: sheetFor(small, stated), on })
  const lines = under(memo, "# Receipt").join("\n")
  for (const part of [receipt.engine, receipt.rulebook, receipt.rulebookDigest, receipt.factsDigest, receipt.findingsDigest, on])
    expect(lines).toContain(part)
})

test("notes are numbered as they are first met, and each first mark stands before the others", () => {
  const memo = compose(stated)
  const marks = printBlocks(memo.blocks).flatMap((line) =>
    [...line.matchAll(/\[(\d+)(\*?)\]/g)].map(([, note, star]) => ({ note: Number(note), isFirst: star === "*" })),
  )
  const firsts = marks.filter(({ isFirst }) => isFirst).map(({ note }) => note)
  expect(firsts).toEqual(memo.notes.map((_, index) => index + 1))
  for (const { note } of marks) expect(marks.find((mark) => mark.note === note)?.isFirst).toBe(true)
})

describe("a text that a memo holds", () => {
  test("never keeps what a file cannot hold or what turns a sentence round", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })

  test("keeps every letter of Kazakh", () => {
    expect(cleanText("әіңғүұқөһ ӘІҢҒҮҰҚӨҺ")).toBe("әіңғүұқөһ ӘІҢҒҮҰҚӨҺ")
  })
})

test("there is a text for every word of a memo, in every language", () => {
  for (const language of languages) {
    const lines = printBlocks(compose(stated, { language, staleCauses: ["facts", "rulebook", "engine"] }).blocks)
    expect(lines.filter((line) => /\b(?:memo|trace|outcome|grade|layer|strength|notice)\.[a-z]|[{}]/.test(line))).toEqual([])
  }
})

test("bytes that are no archive are refused", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void expect(() => fixArchiveTimes(bytes)).toThrow()))
})
