import { useTranslation } from "react-i18next"
import type { GateName } from "../../../src/vocabulary/finding.ts"
import { useFormat } from "../i18n/use-format.ts"
import { toneOfFinding } from "../ui/tone-of-finding.ts"
import styles from "./decision-trace.module.css"
import { keyOf } from "./finding-list.tsx"
import { type FactName, layoutTrace, type TraceFinding } from "./layout-trace.ts"
import { readClearances } from "./read-clearances.ts"
import { readTraceFacts } from "./read-trace-facts.ts"
import { TraceBoxes } from "./trace-boxes.tsx"
import type { ApiFinding, Decision, Transfer } from "./transfer-queries.ts"

/** How a decision came about, drawn: facts at the left, gates in their order, the decision at the right. */
export function DecisionTrace({ transfer, decision }: { readonly transfer: Transfer; readonly decision: Decision }) {
  const { t } = useTranslation(["transfers", "common"])
  const facts = useFactLines(transfer, decision)
  const layout = layoutTrace({ facts, findings: findingsByGate(decision), outcome: decision.outcome })
  const label = t("trace.label", { outcome: t(`common:outcome.${decision.outcome}`) })
  return (
    // A drawing wider than the screen is scrolled with the keyboard too.
    <section className={styles["scroll"]} aria-label={label} tabIndex={0}>
      <svg viewBox={`-2 -2 ${layout.width + 4} ${layout.height + 4}`} className={styles["trace"]} role="group" aria-label={label}>
        {layout.edges.map(({ path, from, to, tone }) => (
          <path key={`${from}-${to}`} d={path} className={styles["edge"]} data-tone={tone} />
        ))}
        <TraceBoxes layout={layout} />
      </svg>
    </section>
  )
}

/** A finding that two people cleared no longer stands in the way, and the line to the decision says so. */
function findingsByGate({ findings, facts }: Decision): Readonly<Record<GateName, readonly TraceFinding[]>> {
  const cleared = new Set(readClearances(facts).map(({ findingKey }) => findingKey))
  const toneOf = (finding: ApiFinding) => (cleared.has(keyOf(finding)) ? "good" : toneOfFinding(finding))
  const of = (gate: GateName) =>
    findings
      .filter((finding) => finding.gate === gate)
      .map((finding) => ({ reason: finding.reason, rule: finding.rule, tone: toneOf(finding) }))
  return { eligibility: of("eligibility"), "travel-rule": of("travel-rule"), screening: of("screening"), story: of("story") }
}

function useFactLines(transfer: Transfer, decision: Decision): Readonly<Record<FactName, readonly string[]>> {
  const { t } = useTranslation(["transfers", "customers", "common"])
  const format = useFormat()
  const { customer, otherParty, price, listTitles, hasOpenCase, clearanceCount } = readTraceFacts(decision.facts)
  const unknown = t("common:not_known")
  const status = (["onboarding", "active", "suspended", "closed"] as const).find((known) => known === customer?.status)
  const hosting = (["self_hosted", "vasp"] as const).find((known) => known === otherParty.hosting)
  return {
    customer:
      customer === undefined
        ? [unknown]
        : [customer.name ?? unknown, status === undefined ? unknown : t(`customers:status.${status}`), customer.country ?? unknown],
    other_party: [otherParty.name ?? unknown, hosting === undefined ? `${t("hosting")}: ${unknown}` : t(`hosting.${hosting}`)],
    value: [
      `${format.decimal(transfer.amount)} ${transfer.asset}`,
      price?.rate === undefined
        ? `${t("column.value")}: ${unknown}`
        : t("rate_short", { rate: format.decimal(price.rate), source: price.source ?? unknown }),
    ],
    lists: listTitles === undefined || listTitles.length === 0 ? [unknown] : listTitles,
    case: [hasOpenCase ? t("trace.case_open") : t("trace.case_none"), t("trace.clearances", { count: clearanceCount })],
  }
}
