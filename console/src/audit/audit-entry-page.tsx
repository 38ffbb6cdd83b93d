import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { useFormat } from "../i18n/use-format.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Address } from "../ui/address.tsx"
import { DetailList } from "../ui/detail-list.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { type AuditEntry, entryQuery } from "./audit-queries.ts"
import { ProofSection } from "./proof-section.tsx"

const route = getRouteApi("/inside/audit/$entryId")

/** One entry: what it says, the exact text that was hashed, and whether the hash still agrees. */
export function AuditEntryPage() {
  const { t } = useTranslation(["audit", "common"])
  const { entryId } = route.useParams()
  const { data: entry, error } = useQuery(entryQuery(entryId))
  if (entry === undefined) return <WaitingPage title={t("one")} to="/audit" error={error} />
  const isSound = entry.check.leafHashAgrees && entry.check.columnsAgree
  return (
    <Page title={entry.action} isCode>
      <BackToList to="/audit" />
      <Notice tone={isSound ? "good" : "conflict"} title={t(isSound ? "sound" : "unsound")}>
        {isSound ? undefined : <p>{t(entry.check.leafHashAgrees ? "unsound_columns" : "unsound_hash")}</p>}
      </Notice>
      <Section title={t("common:section.facts")}>
        <EntryFacts entry={entry} />
      </Section>
      <Section title={t("details")}>
        {entry.details === null ? <p className="muted">{t("common:not_known")}</p> : <DetailList details={entry.details} />}
      </Section>
      {entry.canonical === null || entry.position === null ? null : (
        <ProofSection entryId={entryId} canonical={entry.canonical} key={entryId} />
      )}
      <Section title={t("canonical")}>
        <pre tabIndex={0}>{entry.canonical ?? t("common:not_known")}</pre>
      </Section>
    </Page>
  )
}

function EntryFacts({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation(["audit", "common"])
  const nameOf = usePersonName()
  const format = useFormat()
  const facts = [
    { name: t("column.position"), value: entry.position === null ? t("pending") : format.count(entry.position) },
    { name: t("column.at"), value: <Time at={entry.recordedAt} /> },
    {
      name: t("column.actor"),
      value: (
        <Link to="/audit" search={{ actor: entry.actor }}>
          {nameOf(entry.actor)}
        </Link>
      ),
    },
    {
      name: t("column.subject"),
      value: (
        <Link to="/audit" search={{ subjectId: entry.subject.id }}>
          {entry.subject.kind}
        </Link>
      ),
    },
    { name: t("subject_id"), value: <Address value={entry.subject.id} /> },
    { name: t("leaf_hash"), value: <Address value={entry.leafHash} /> },
    { name: t("commitment"), value: entry.commitment === null ? t("no_commitment") : <Address value={entry.commitment} /> },
  ]
  return <FactList facts={facts} unknownWord={t("common:not_known")} />
}
