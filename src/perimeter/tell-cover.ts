import type { Assessment } from "../reasoning/reasoning.ts"
import type { Draft, MemoSubject } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"

/** What a reader must have read before the findings. */
const notices = [
  "depends",
  "no_flat_answer",
  "layer_first",
  "not_one_regime",
  "aifc_not_nationwide",
  "still_scrutiny",
  "label_needs_facts",
  "mining_apart",
] as const

/** Whose memo it is, as of which day and under which rulebook; first of all, whether it still stands. */
export function tellCover({ title, assessment, staleCauses }: MemoSubject, { rulebook, say, nameOf }: MemoWords): Draft[] {
  const { lawDate, view, ranks, receipt } = assessment
  return [
    { block: "paragraph", look: "title", pieces: [{ text: say("memo.title") }] },
    ...(staleCauses.length === 0 ? [] : [bannerOf(staleCauses, say)]),
    fieldsOf([
      [say("memo.firm"), nameOf({ kind: "firm", id: "firm" })],
      [say("memo.position"), title],
      [say("memo.law_date"), lawDate],
      [say("memo.rulebook"), receipt.rulebook],
      [say("memo.status"), say(`memo.status.${rulebook.status}`)],
      [say("memo.view"), say(`memo.view.${view}`)],
      [say("memo.ranks"), ranks === undefined ? say("memo.ranks.all") : ranks.join(", ")],
    ]),
    { block: "paragraph", pieces: [{ text: say("notice.overview"), look: "strong" }] },
    { block: "list", mark: "bullet", items: notices.map((id) => [{ text: say(`notice.${id}`) }]) },
  ]
}

/** Everything that is needed to conclude the same again. */
export function tellReceipt({ receipt }: Pick<Assessment, "receipt">, { say }: MemoWords): Draft[] {
  const { engine, rulebook, rulebookDigest, lawDate, view, ranks, factsDigest, findingsDigest } = receipt
  return [
    { block: "paragraph", pieces: [{ text: say("memo.about.receipt") }] },
    fieldsOf([
      [say("memo.receipt.engine"), engine],
      [say("memo.rulebook"), rulebook],
      [say("memo.receipt.rulebook_digest"), rulebookDigest],
      [say("memo.law_date"), lawDate],
      [say("memo.view"), say(`memo.view.${view}`)],
      [say("memo.ranks"), ranks === undefined ? say("memo.ranks.all") : ranks.join(", ")],
      [say("memo.receipt.facts_digest"), factsDigest],
      [say("memo.receipt.findings_digest"), findingsDigest],
    ]),
  ]
}

function bannerOf(causes: MemoSubject["staleCauses"], say: MemoWords["say"]): Draft {
  const text = [say("memo.stale"), ...causes.map((cause) => say(`memo.stale.${cause}`))].join(" ")
  return { block: "paragraph", look: "banner", pieces: [{ text, look: "strong" }] }
}

function fieldsOf(fields: readonly (readonly [string, string])[]): Draft {
  const rows = fields.map(([name, value]) => [[{ text: name, look: "strong" as const }], [{ text: value }]])
  return { block: "table", widths: [35, 65], head: [], rows }
}
