import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { Section } from "../ui/section.tsx"
import { TextField } from "../ui/text-field.tsx"
import { EntryCard } from "./entry-card.tsx"

const route = getRouteApi("/inside/screening")

/** Asks the lists in force about one name. The name stands in the URL, so that the answer can be shown to a colleague. */
export function CheckName() {
  const { t } = useTranslation(["screening", "reasons", "common"])
  const navigate = route.useNavigate()
  const { name } = route.useSearch()
  const [typed, setTyped] = useState(name ?? "")
  const check = useQuery({
    queryKey: ["screening", "check", name],
    queryFn: () => bodyOf(client.GET("/v1/screening/check", { params: { query: { name: name ?? "" } } })),
    enabled: name !== undefined,
  })
  const ask = () => void navigate({ to: ".", search: typed.trim() === "" ? {} : { name: typed.trim() } })
  return (
    <Section title={t("check.title")} isRaised>
      <form
        className="row"
        style={{ alignItems: "end" }}
        onSubmit={(event) => {
          event.preventDefault()
          ask()
        }}
      >
        <TextField label={t("check.name")} kind="search" maxLength={384} value={typed} onChange={setTyped} />
        <Button look="main" icon="search" submits isBusy={check.isFetching}>
          {t("check.button")}
        </Button>
      </form>
      <div role="status" className="stack">
        {check.error === null ? null : <ErrorNotice error={check.error} />}
        {check.data === undefined ? null : (
          <>
            {check.data.obstacles.map((reason) => (
              <Notice key={reason} tone="unknown" title={t(`reasons:${reason}`)} />
            ))}
            {check.data.matches.length === 0 ? (
              <Notice
                tone={check.data.obstacles.length === 0 ? "good" : "unknown"}
                title={t(check.data.obstacles.length === 0 ? "check.none" : "check.none_unsure", { name: check.data.name })}
              />
            ) : (
              <p>{t("check.found", { count: check.data.matches.length })}</p>
            )}
            {check.data.matches.map((match) => (
              <EntryCard key={`${match.list}-${match.entryId}`} entry={match} listedName={match.listedName} />
            ))}
          </>
        )}
      </div>
    </Section>
  )
}
