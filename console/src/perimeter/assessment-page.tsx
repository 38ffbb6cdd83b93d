import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { useMay } from "../access/me.ts"
import { AuditSection } from "../shell/audit-section.tsx"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Button } from "../ui/button.tsx"
import { ButtonLink } from "../ui/button-link.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import styles from "./assessment-page.module.css"
import { FindingRow } from "./finding-row.tsx"
import { type FindingGroup, groupFindings } from "./group-findings.ts"
import { MemoLinks } from "./memo-links.tsx"
import { OutcomeBadge } from "./outcome-badge.tsx"
import { assessmentQuery, positionQuery } from "./perimeter-queries.ts"
import { PositionFilters } from "./position-filters.tsx"
import { PositionLinks } from "./position-links.tsx"
import { RecordedAssessments } from "./recorded-assessments.tsx"
import { StaleBanner } from "./stale-banner.tsx"
import { type Law, useLaw } from "./use-law.ts"
import { useRecord } from "./use-record.ts"
import { useSubjectName } from "./use-subject-name.ts"

const route = getRouteApi("/inside/perimeter/$positionId")

/** Where the firm stands, on one page: what applies, what contradicts, what is open, what does not apply. Each opens its trace. */
export function AssessmentPage() {
  const { t } = useTranslation("perimeter")
  const { positionId } = route.useParams()
  const search = route.useSearch()
  const may = useMay()
  const record = useRecord(search)
  const position = useQuery(positionQuery(positionId))
  const { data, error } = useQuery(assessmentQuery(positionId, search))
  const { law, error: lawError } = useLaw()
  if (position.data === undefined || data === undefined || law === undefined)
    return <WaitingPage title={t("one")} to="/perimeter" error={position.error ?? error ?? lawError} />
  const groups = groupFindings(data.findings, law.catalogues, search)
  const { title, version } = position.data
  const actions = (
    <>
      <Button icon="check" isBusy={record.isPending} onPress={() => record.mutate({ positionId, version })}>
        {t("record.button")}
      </Button>
      <ButtonLink to="/perimeter/$positionId/questions" params={{ positionId }} look="main">
        {t("go.questions")}
      </ButtonLink>
    </>
  )
  return (
    <Page title={title} actions={may("perimeter.write") ? actions : undefined}>
      <BackToList to="/perimeter" />
      <PositionLinks positionId={positionId} />
      <Notice tone="note" title={t("not_advice")} />
      <FormError error={record.error} />
      {record.data === undefined ? null : (
        <Notice tone="good" title={t("record.done")} isNews>
          <MemoLinks recorded={record.data} />
        </Notice>
      )}
      <StaleBanner positionId={positionId} />
      <PositionFilters on={data.lawDate} law={law} />
      <Counts groups={groups} />
      {groups
        .filter(({ group }) => search.outcome === undefined || search.outcome === group)
        .map((group) => (
          <Group key={group.group} {...{ law, positionId, group }} on={data.lawDate} />
        ))}
      <RecordedAssessments positionId={positionId} />
      <AuditSection subjectId={positionId} />
    </Page>
  )
}

const groupOutcomes = { applies: "applies", conflict: "conflict", open: "undetermined", does_not_apply: "does_not_apply" } as const

/** How many findings stand in each group. A press leaves only that group; another brings all back. */
function Counts({ groups }: { readonly groups: readonly FindingGroup[] }) {
  const { t } = useTranslation("perimeter")
  const { outcome } = route.useSearch()
  return (
    <nav aria-label={t("groups")} className={styles["counts"]}>
      {groups.map(({ group, count }) => (
        <Link
          key={group}
          to="."
          search={({ outcome: _, ...rest }) => (outcome === group ? rest : { ...rest, outcome: group })}
          state={{ staysInList: true }}
          className={styles["count"] ?? ""}
          aria-current={outcome === group ? "true" : undefined}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          <span className={styles["number"]}>{count}</span>
          <OutcomeBadge outcome={groupOutcomes[group]} word={t(`group_title.${group}`)} />
        </Link>
      ))}
    </nav>
  )
}

interface GroupProps {
  readonly law: Law
  readonly positionId: string
  readonly group: FindingGroup
  readonly on: string
}

function Group({ law, positionId, group: { group, catalogues }, on }: GroupProps) {
  const { t } = useTranslation("perimeter")
  const nameOf = useSubjectName(positionId)
  return (
    <Section title={t(`group_title.${group}`)}>
      <p className="muted">{catalogues.length === 0 ? t("group_none") : t(`group_text.${group}`)}</p>
      {catalogues.map(({ catalogue, findings }) => (
        <div key={catalogue} className={styles["catalogue"]}>
          <h3>{law.in(law.catalogues.find(({ id }) => id === catalogue)?.title ?? { en: catalogue })}</h3>
          {findings.map((finding) => (
            <FindingRow
              key={`${finding.key}@${finding.subject.kind}:${finding.subject.id}`}
              {...{ law, positionId, finding, nameOf, on }}
            />
          ))}
        </div>
      ))}
    </Section>
  )
}
