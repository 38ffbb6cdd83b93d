import { queryOptions, useQueries } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import styles from "./finding-row.module.css"
import type { FindingRowProps } from "./finding-row-props.ts"
import { TraceNodes } from "./trace-nodes.tsx"

const ruleQuery = (id: string) =>
  queryOptions({
    queryKey: ["rulebook", "rule", id],
    queryFn: () => bodyOf(client.GET("/v1/rulebook/rules/{id}", { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Every rule that was tried for a finding: what it says, how it went, and on which conditions. */
export function RuleTraces(props: FindingRowProps) {
  const {
    law,
    finding: { trace },
  } = props
  const { t } = useTranslation("perimeter")
  const [isWhole, setWhole] = useState(false)
  const rules = useQueries({ queries: trace.map(({ rule }) => ruleQuery(rule)) })
  if (trace.length === 0) return <p className="muted">{t("trace.none")}</p>
  return (
    <section>
      <div className="spread">
        <h4>{t("trace.rules")}</h4>
        <Button look="quiet" onPress={() => setWhole(!isWhole)}>
          {t(isWhole ? "trace.short" : "trace.whole")}
        </Button>
      </div>
      <ol className="plain-list">
        {trace.map(({ rule, layer, state, overriddenBy, when, unless }, index) => {
          const said = rules[index]?.data?.say
          return (
            <li key={rule} className={styles["rule"]}>
              <p>{said === undefined ? null : law.in(said)}</p>
              <p className="muted">
                {t(`layer.${layer}`)} · {t(`rule_state.${state}`)}
                {overriddenBy === undefined ? null : (
                  <>
                    {" · "}
                    {t("trace.overridden_by")} <code>{overriddenBy}</code>
                  </>
                )}
                {" · "}
                <code>{rule}</code>
              </p>
              {when === undefined ? null : <TraceNodes {...props} title={t("trace.when")} node={when} isWhole={isWhole} />}
              {unless === undefined ? null : <TraceNodes {...props} title={t("trace.unless")} node={unless} isWhole={isWhole} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
