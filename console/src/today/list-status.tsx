import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { valueQuery } from "../rulebook/rulebook-queries.ts"
import { ListBadges } from "../screening/list-badges.tsx"
import { listsQuery } from "../screening/list-queries.ts"
import { Badge } from "../ui/badge.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { useNow } from "../ui/use-now.ts"

const ageRule = "screening.list_max_age"
const millisecondsPerHour = 3_600_000

/** Which lists are in force, and whether they are younger than house policy asks. */
export function ListStatus() {
  const { t } = useTranslation(["today", "screening", "common"])
  const may = useMay()
  const now = useNow()
  const lists = useInfiniteQuery(listsQuery)
  const rule = useQuery({ ...valueQuery(ageRule, undefined), enabled: may("rulebook.read") })
  const limit = rule.data?.current?.value
  const active = lists.data?.pages.flatMap((page) => page.items).filter(({ state }) => state === "active")
  return (
    <Section title={t("lists.title")} actions={<Link to="/screening">{t("lists.all")}</Link>}>
      {lists.error === null ? null : <ErrorNotice error={lists.error} />}
      {active?.length === 0 ? <Notice tone="unknown" title={t("lists.none")} /> : null}
      <ul className="plain-list stack">
        {active?.map((list) => {
          const hours = list.confirmedAt === null ? undefined : Math.floor((now - Date.parse(list.confirmedAt)) / millisecondsPerHour)
          const isStale = hours !== undefined && typeof limit === "number" && hours >= limit
          return (
            <li key={list.listVersionId} className="row">
              <Link to="/screening/$listVersionId" params={{ listVersionId: list.listVersionId }}>
                {list.title}
              </Link>
              <ListBadges list={list} />
              {isStale ? <Badge tone="bad" icon="alert" word={t("lists.stale", { count: limit })} /> : null}
              <span className="muted">
                {t("screening:column.confirmed")}: {list.confirmedAt === null ? t("common:not_known") : <Time at={list.confirmedAt} />}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
