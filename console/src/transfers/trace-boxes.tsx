import { useTranslation } from "react-i18next"
import { shortenMiddle } from "../ui/shorten-middle.ts"
import styles from "./decision-trace.module.css"
import { type Box, lineHeight, type TraceFinding, type TraceLayout } from "./layout-trace.ts"
import { RuleLink } from "./rule-link.tsx"

const inset = 10
const titleAt = 18
const firstLineAt = 38
const longestCode = 18
const decisionTones = { release: "good", hold: "wait", reject: "bad" } as const

/** The boxes of a trace with their words. A rule is a link to its value and its text. */
export function TraceBoxes({ layout: { facts, gates, decision } }: { readonly layout: TraceLayout }) {
  const { t } = useTranslation(["transfers", "common"])
  return (
    <>
      {facts.map((box) => (
        <g key={box.name}>
          <Frame box={box} tone="note" title={t(`trace.fact.${box.name}`)} />
          {box.lines.map((line, index) => (
            <text key={`${index}-${line}`} x={box.x + inset} y={box.y + firstLineAt + index * lineHeight} className={styles["line"]}>
              {line}
            </text>
          ))}
        </g>
      ))}
      {gates.map((box, index) => (
        <g key={box.name}>
          <Frame box={box} tone={box.findings.length === 0 ? "good" : "note"} title={`${index + 1}. ${t(`common:gate.${box.name}`)}`} />
          {box.findings.length === 0 ? (
            <text x={box.x + inset} y={box.y + firstLineAt} className={styles["line"]}>
              {t("trace.nothing_found")}
            </text>
          ) : null}
          {box.findings.map((finding, at) => (
            <FindingLines
              key={`${at}-${finding.reason}`}
              finding={finding}
              x={box.x + inset}
              y={box.y + firstLineAt + at * 2 * lineHeight}
            />
          ))}
          {box.hiddenCount === 0 ? null : (
            <text x={box.x + inset} y={box.y + firstLineAt + box.findings.length * 2 * lineHeight} className={styles["line"]}>
              {t("trace.more", { count: box.hiddenCount })}
            </text>
          )}
        </g>
      ))}
      <Frame box={decision} tone={decisionTones[decision.name]} title={t("trace.decision")} />
      <text x={decision.x + inset} y={decision.y + 44} className={styles["outcome"]} data-tone={decisionTones[decision.name]}>
        {t(`common:outcome.${decision.name}`)}
      </text>
    </>
  )
}

function Frame({ box, tone, title }: { readonly box: Box<string>; readonly tone: string; readonly title: string }) {
  return (
    <>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={5} className={styles["box"]} data-tone={tone} />
      <text x={box.x + inset} y={box.y + titleAt} className={styles["title"]}>
        {title}
      </text>
    </>
  )
}

function FindingLines({ finding, x, y }: { readonly finding: TraceFinding; readonly x: number; readonly y: number }) {
  return (
    <>
      <circle cx={x + 4} cy={y - 4} r={4} className={styles["dot"]} data-tone={finding.tone} />
      <text x={x + 14} y={y} className={styles["code"]}>
        {shortenMiddle(finding.reason, longestCode)}
      </text>
      {finding.rule === undefined ? null : (
        <RuleLink to="/rulebook/$valueId" params={{ valueId: finding.rule }}>
          <text x={x + 14} y={y + lineHeight - 2} className={styles["rule"]}>
            {shortenMiddle(finding.rule, longestCode)}
          </text>
        </RuleLink>
      )}
    </>
  )
}
