import type { Assessment, LegalFinding } from "../reasoning/reasoning.ts"
import { groupFindings } from "./group-findings.ts"
import type { Draft } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"
import { tellAll, tellGroups } from "./tell-findings.ts"

/** Risks that apply or may apply, each with what is done about it as tasks; then those that the stated facts rule out. */
export function tellRisks({ findings }: Pick<Assessment, "findings">, words: MemoWords): Draft[] {
  const risks = findings.filter(({ catalogue }) => catalogue === "risks")
  if (risks.length === 0) return [{ block: "paragraph", pieces: [{ text: words.say("memo.none.found") }] }]
  const isPresent = ({ outcome, isDisputed }: LegalFinding) => outcome !== "does_not_apply" || isDisputed
  const present = groupFindings(risks.filter(isPresent), words).flatMap((group) => [
    ...tellGroups([group], words),
    ...tasksOf(group.finding, words),
  ])
  return [
    ...present,
    ...tellAll(
      risks.filter((risk) => !isPresent(risk)),
      words,
    ),
  ]
}

function tasksOf({ key }: LegalFinding, { rowOf, say, language }: MemoWords): Draft[] {
  const { fields, lists } = rowOf(key)
  const legal = fields["legal_risk"]?.[language]
  const tasks = (lists["mitigation"] ?? []).map((task) => [{ text: task[language] }])
  return [
    ...(legal === undefined ? [] : [{ block: "paragraph" as const, pieces: [{ text: say("memo.risk.legal", { text: legal }) }] }]),
    ...(tasks.length === 0
      ? []
      : [
          { block: "paragraph" as const, pieces: [{ text: say("memo.risk.tasks"), look: "strong" as const }] },
          { block: "list" as const, mark: "task" as const, items: tasks },
        ]),
  ]
}
