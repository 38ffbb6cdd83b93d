import { type Assertion, type FactSheet, type Subject, tellQuestion, tellSaid } from "../reasoning/reasoning.ts"
import type { FactDefinition } from "../rulebook/rulebook.ts"
import type { Draft, DraftPiece } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"

/** The five things a perimeter memo covers first, and which facts of the vocabulary tell of them. */
const topics: readonly { readonly id: string; readonly tells: (fact: FactDefinition) => boolean }[] = [
  { id: "service_flows", tells: ({ group, section }) => group === "activity" && section !== "money" && !section.startsWith("token") },
  { id: "client_types", tells: ({ group, subject }) => group === "geography" && subject === "segment" },
  {
    id: "wallet_control",
    tells: ({ group, subject, section }) => group === "control" && (subject === "service_line" || section.startsWith("custody")),
  },
  { id: "fiat", tells: ({ section }) => section === "money" },
  { id: "marketing", tells: ({ group, subject }) => group === "geography" && subject !== "segment" },
]

interface Statement {
  readonly subject: Subject
  readonly fact: string
  readonly said: readonly Assertion[]
}

/** What the firm states, topic by topic, then everything else it states. Nothing stated is left out. */
export function tellStatements({ subjects }: Pick<FactSheet, "subjects">, words: MemoWords): Draft[] {
  const { facts } = words.rulebook
  const order = new Map([...facts.keys()].map((fact, index) => [fact, index]))
  const stated = subjects
    .flatMap((subject) => [...subject.facts].map(([fact, said]): Statement => ({ subject, fact, said })))
    .sort((left, right) => (order.get(left.fact) ?? 0) - (order.get(right.fact) ?? 0))
  const topicOf = (fact: string) => {
    const definition = facts.get(fact)
    return topics.find(({ tells }) => definition !== undefined && tells(definition))?.id ?? "other_statements"
  }
  const byTopic = Map.groupBy(stated, ({ fact }) => topicOf(fact))
  return [...topics.map(({ id }) => id), "other_statements"].flatMap((id): Draft[] => [
    { block: "heading", level: 2, text: words.say(`memo.section.${id}`) },
    ...tableOf(byTopic.get(id) ?? [], words),
  ])
}

/** One subject after the other, each with its questions in the order of the vocabulary. */
function tableOf(statements: readonly Statement[], words: MemoWords): Draft[] {
  if (statements.length === 0) return [{ block: "paragraph", pieces: [{ text: words.say("memo.none.stated") }] }]
  const rows = [...Map.groupBy(statements, ({ subject }) => subject)].flatMap(([subject, stated]) =>
    stated.map(({ fact, said }): DraftPiece[][] => [
      [{ text: words.nameOf(subject) }],
      [{ text: tellQuestion(fact, words) }],
      [{ text: said.map((assertion) => answerOf(fact, assertion, words)).join("; "), look: "strong" }],
    ]),
  )
  const head = ["subject", "question", "answer"].map((id) => words.say(`memo.column.${id}`))
  return [{ block: "table", widths: [22, 48, 30], head, rows }]
}

/** A judgement goes with who made it and why; a document with what it is kept as. */
function answerOf(fact: string, assertion: Assertion, words: MemoWords): string {
  const { by, reason, evidence } = assertion
  return [tellSaid(fact, [assertion], words), by, reason, evidence].filter((part) => part !== undefined).join(", ")
}
