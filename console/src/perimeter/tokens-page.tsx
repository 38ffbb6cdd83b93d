import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import styles from "./assessment-page.module.css"
import { subjectKey } from "./fact-key.ts"
import { FindingRow } from "./finding-row.tsx"
import { assessmentQuery, type LegalFinding, positionQuery, type Subject } from "./perimeter-queries.ts"
import { PositionFilters } from "./position-filters.tsx"
import { PositionLinks } from "./position-links.tsx"
import { type Law, useLaw } from "./use-law.ts"
import { useSubjectName } from "./use-subject-name.ts"

const route = getRouteApi("/inside/perimeter/$positionId/tokens")

/** One sheet for each token: its categories, its path through the tree, what aggravates it, and its legal classes. */
export function TokensPage() {
  const { t } = useTranslation("perimeter")
  const { positionId } = route.useParams()
  const search = route.useSearch()
  const position = useQuery(positionQuery(positionId))
  const { data, error } = useQuery(assessmentQuery(positionId, search))
  const { law, error: lawError } = useLaw()
  const nameOf = useSubjectName(positionId)
  if (position.data === undefined || data === undefined || law === undefined)
    return <WaitingPage title={t("one")} to="/perimeter" error={position.error ?? error ?? lawError} />
  const findings = data.findings.filter(({ subject }) => subject.kind === "token")
  const tokens = [...new Map(findings.map(({ subject }) => [subjectKey(subject), subject])).values()]
  const on = data.lawDate
  return (
    <Page title={t("tokens.title", { title: position.data.title })}>
      <BackToList to="/perimeter" />
      <PositionLinks positionId={positionId} />
      <Notice tone="note" title={t("not_advice")} />
      <PositionFilters on={on} />
      {tokens.length === 0 ? <EmptyState icon="file" title={t("tokens.none_title")} text={t("tokens.none_text")} /> : null}
      {tokens.map((token) => (
        <TokenSheet
          key={subjectKey(token)}
          token={token}
          findings={findings.filter(({ subject }) => subject.id === token.id)}
          {...{ law, positionId, nameOf, on }}
        />
      ))}
    </Page>
  )
}

const parts = [
  { name: "categories", catalogue: "tokens" },
  { name: "tree", catalogue: "token-tree" },
  { name: "aggravators", catalogue: "token-aggravators" },
  { name: "classes", catalogue: "legal-classes" },
] as const

interface TokenSheetProps {
  readonly law: Law
  readonly positionId: string
  readonly token: Subject
  readonly findings: readonly LegalFinding[]
  readonly nameOf: (subject: Subject) => string
  readonly on: string
}

function TokenSheet({ token, findings, ...rest }: TokenSheetProps) {
  const { t } = useTranslation("perimeter")
  const isNamed = token.id !== "firm"
  return (
    <Section title={isNamed ? rest.nameOf(token) : t("tokens.all")}>
      {isNamed ? null : <p className="muted">{t("tokens.add_hint")}</p>}
      {parts.map(({ name, catalogue }) => (
        <Part key={name} title={t(`tokens.${name}`)} findings={findings.filter((finding) => finding.catalogue === catalogue)} {...rest} />
      ))}
    </Section>
  )
}

type PartProps = Omit<TokenSheetProps, "token"> & { readonly title: string }

/** What applies or may apply; the rest is folded away, and no path ends in no analysis. */
function Part({ title, findings, ...rest }: PartProps) {
  const { t } = useTranslation("perimeter")
  const present = findings.filter(({ outcome }) => outcome !== "does_not_apply")
  const others = findings.filter(({ outcome }) => outcome === "does_not_apply")
  const rows = (some: readonly LegalFinding[]) => some.map((finding) => <FindingRow key={finding.key} finding={finding} {...rest} />)
  return (
    <div className={styles["catalogue"]}>
      <h3>{title}</h3>
      {rows(present)}
      {others.length === 0 ? null : (
        <details>
          <summary>{t("tokens.others", { count: others.length })}</summary>
          <div className={styles["catalogue"]}>{rows(others)}</div>
        </details>
      )}
    </div>
  )
}
