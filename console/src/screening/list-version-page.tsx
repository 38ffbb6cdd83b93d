import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { useFormat } from "../i18n/use-format.ts"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Address } from "../ui/address.tsx"
import { Button } from "../ui/button.tsx"
import { DetailList } from "../ui/detail-list.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { TextField } from "../ui/text-field.tsx"
import { Time } from "../ui/time.tsx"
import { EntryCard } from "./entry-card.tsx"
import { ListBadges } from "./list-badges.tsx"
import { entriesQuery, type ListVersion, listQuery } from "./list-queries.ts"
import { ReadingProgress } from "./reading-progress.tsx"

const route = getRouteApi("/inside/screening/$listVersionId")

/** One version of a list: where it came from, whether it is in force, and who is on it. */
export function ListVersionPage() {
  const { t } = useTranslation(["screening", "common"])
  const { listVersionId } = route.useParams()
  const { data, error } = useQuery(listQuery(listVersionId))
  if (data === undefined) return <WaitingPage title={t("one")} to="/screening" error={error} />
  const { list, progress } = data
  return (
    <Page title={list.title} state={<ListBadges list={list} />}>
      <BackToList to="/screening" />
      {list.state === "received" ? <ReadingProgress progress={progress} /> : null}
      {list.problem === null ? null : (
        <Notice tone="bad" title={t("refused")}>
          <p>{t("refused_text")}</p>
          <DetailList details={list.problem} />
        </Notice>
      )}
      <Section title={t("common:section.facts")}>
        <ListFacts list={list} />
      </Section>
      {list.state === "active" || list.state === "superseded" ? <Entries listVersionId={listVersionId} /> : null}
    </Page>
  )
}

function ListFacts({ list }: { readonly list: ListVersion }) {
  const { t } = useTranslation(["screening", "common"])
  const format = useFormat()
  const nameOf = usePersonName()
  const facts = [
    { name: t("column.list"), value: list.list },
    { name: t("column.entries"), value: list.entryCount === null ? undefined : format.count(list.entryCount) },
    { name: t("column.names"), value: list.nameCount === null ? undefined : format.count(list.nameCount) },
    { name: t("column.received"), value: <Time at={list.receivedAt} /> },
    { name: t("received_by"), value: nameOf(list.receivedBy) },
    { name: t("column.activated"), value: list.activatedAt === null ? undefined : <Time at={list.activatedAt} /> },
    { name: t("column.confirmed"), value: list.confirmedAt === null ? undefined : <Time at={list.confirmedAt} /> },
    { name: t("digest"), value: <Address value={list.digest} /> },
  ]
  return <FactList facts={facts} unknownWord={t("common:not_known")} />
}

function Entries({ listVersionId }: { readonly listVersionId: string }) {
  const { t } = useTranslation(["screening", "common"])
  const [typed, setTyped] = useState("")
  const [name, setName] = useState("")
  const entries = useInfiniteQuery({ ...entriesQuery(listVersionId, name), placeholderData: (before) => before })
  const found = entries.data?.pages.flatMap((page) => page.items)
  return (
    <Section title={t("entries")}>
      <form
        className="row"
        style={{ alignItems: "end" }}
        onSubmit={(event) => {
          event.preventDefault()
          setName(typed.trim())
        }}
      >
        <TextField label={t("entries_search")} kind="search" value={typed} onChange={setTyped} />
        <Button icon="search" submits>
          {t("entries_find")}
        </Button>
      </form>
      {entries.error === null ? null : <ErrorNotice error={entries.error} />}
      {found?.length === 0 ? <EmptyState icon="screening" title={t("entries_none")} text={t("entries_none_text")} /> : null}
      {found?.map((entry) => (
        <EntryCard key={entry.entryId} entry={entry} />
      ))}
      {entries.hasNextPage ? (
        <div>
          <Button onPress={() => void entries.fetchNextPage()}>{t("common:more")}</Button>
        </div>
      ) : null}
    </Section>
  )
}
