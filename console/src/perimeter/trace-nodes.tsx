import { useTranslation } from "react-i18next"
import type { components } from "../api/openapi.d.ts"
import type { Statement } from "./fact-sheet.ts"
import styles from "./finding-row.module.css"
import type { FindingRowProps } from "./finding-row-props.ts"
import { useAnswerWords } from "./use-answer-words.ts"

type Node = components["schemas"]["TraceNode"]

interface TraceNodesProps extends Pick<FindingRowProps, "law" | "nameOf" | "on"> {
  readonly title: string
  readonly node: Node
  /** Every node, or only what is needed to explain the one above it. */
  readonly isWhole: boolean
}

/** A condition and how it read, as a tree of sentences. */
export function TraceNodes({ title, node, ...rest }: TraceNodesProps) {
  return (
    <div className={styles["condition"]}>
      <p className="muted">{title}</p>
      <ul>
        <OneNode node={node} {...rest} />
      </ul>
    </div>
  )
}

type OneNodeProps = Omit<TraceNodesProps, "title">

function OneNode({ node, ...rest }: OneNodeProps) {
  const { t } = useTranslation("perimeter")
  const members = rest.isWhole ? node.members : node.members.filter(({ isDecisive }) => isDecisive)
  return (
    <li className={styles["node"]} data-truth={node.truth}>
      <NodeWords node={node} {...rest} /> <span className={styles["truth"]}>— {t(`truth.${node.truth}`)}</span>
      {members.length === 0 ? null : (
        <ul>
          {members.map((member, index) => (
            <OneNode key={`${index}-${member.node}`} node={member} {...rest} />
          ))}
        </ul>
      )}
    </li>
  )
}

function NodeWords({ node, law, nameOf, on }: OneNodeProps) {
  const { t } = useTranslation("perimeter")
  const wordsOf = useAnswerWords(law)
  const { fact, key, subject, said } = node
  if (fact !== undefined) {
    const answers = (said ?? []).map((statement) => wordsOf(fact.fact, asStatement(statement)))
    return (
      <>
        {law.ask(fact.fact)} {answers.length === 0 ? null : <strong>{[...new Set(answers)].join(" / ")}</strong>}
      </>
    )
  }
  if (node.node === "finding") return <>{law.name(key ?? "", on)}</>
  if (subject !== undefined) return <>{nameOf(subject)}</>
  return <>{node.node === "fact" ? "" : t(`node.${node.node}`)}</>
}

/** In a trace an amount is an object of minor units and currency; anything else is as the sheet writes it. */
function asStatement({ value, reason }: { readonly value?: unknown; readonly reason?: string }): Statement {
  if (value === undefined) return { not_applicable: reason ?? "" }
  if (typeof value === "object" && value !== null && "minorUnits" in value && "currency" in value)
    return { value: printMoney(String(value.minorUnits), String(value.currency)) }
  return { value }
}

function printMoney(minorUnits: string, currency: string): string {
  const digits = minorUnits.padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)} ${currency}`
}
