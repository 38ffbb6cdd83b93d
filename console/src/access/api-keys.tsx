import { useInfiniteQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { Badge, type Tone } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { useNow } from "../ui/use-now.ts"
import { type ApiKey, apiKeysQuery } from "./api-keys-query.ts"
import { IssueApiKey } from "./issue-api-key.tsx"
import { useMay } from "./me.ts"
import { RevokeApiKey } from "./revoke-api-key.tsx"

const tones = { works: "good", expired: "unknown", revoked: "bad" } as const satisfies Record<string, Tone>

/** Keys by which the firm's own systems speak to the API; for administrators the ways to issue and to end one. */
export function ApiKeys() {
  const { t } = useTranslation(["security", "common"])
  const may = useMay()
  const [issuing, setIssuing] = useState(false)
  const [revoked, setRevoked] = useState<ApiKey>()
  const keys = useInfiniteQuery(apiKeysQuery)
  const mayAdminister = may("access.administer")
  const columns = useKeyColumns(mayAdminister ? setRevoked : undefined)
  const rows = keys.data?.pages.flatMap((page) => page.items) ?? []
  const policy = keys.data?.pages[0]
  return (
    <Section
      title={t("keys.title")}
      actions={
        mayAdminister && policy !== undefined ? (
          <Button icon="add" onPress={() => setIssuing(true)}>
            {t("keys.issue")}
          </Button>
        ) : undefined
      }
    >
      {keys.error === null ? null : <ErrorNotice error={keys.error} />}
      <p className="muted">{t("keys.text")}</p>
      {rows.length === 0 ? (
        <p className="muted">{t("keys.none")}</p>
      ) : (
        <DataTable caption={t("keys.title")} columns={columns} rows={rows} rowId={(key) => key.keyId} />
      )}
      {keys.hasNextPage ? (
        <div>
          <Button onPress={() => void keys.fetchNextPage()}>{t("common:more")}</Button>
        </div>
      ) : null}
      {issuing && policy !== undefined ? <IssueApiKey policy={policy} onClose={() => setIssuing(false)} /> : null}
      {revoked === undefined ? null : <RevokeApiKey apiKey={revoked} onClose={() => setRevoked(undefined)} />}
    </Section>
  )
}

function useKeyColumns(onRevoke: ((key: ApiKey) => void) | undefined): Column<ApiKey>[] {
  const { t } = useTranslation(["security", "common"])
  const now = useNow()
  return useMemo(() => {
    const stateOf = ({ revokedAt, expiresAt }: ApiKey): keyof typeof tones =>
      revokedAt !== null ? "revoked" : Date.parse(expiresAt) <= now ? "expired" : "works"
    const shown: Column<ApiKey>[] = [
      { id: "system", header: t("keys.system"), cell: (key) => key.name },
      { id: "may", header: t("keys.may"), cell: (key) => <span title={key.actions.join(", ")}>{wordsOf(key)}</span>, isWideOnly: true },
      { id: "state", header: t("keys.state"), cell: (key) => <Badge tone={tones[stateOf(key)]} word={t(`keys.state.${stateOf(key)}`)} /> },
      { id: "until", header: t("keys.until"), cell: (key) => <Time at={key.expiresAt} />, isWideOnly: true },
      {
        id: "used",
        header: t("keys.last_used"),
        cell: (key) => (key.lastUsedAt === null ? t("keys.never") : <Time at={key.lastUsedAt} />),
        isWideOnly: true,
      },
    ]
    if (onRevoke === undefined) return shown
    const end: Column<ApiKey> = {
      id: "end",
      header: "",
      cell: (key) =>
        stateOf(key) === "works" ? (
          <Button look="quiet" onPress={() => onRevoke(key)}>
            {t("keys.revoke")}
          </Button>
        ) : null,
    }
    return [...shown, end]

    function wordsOf({ actions }: ApiKey): string {
      return actions.map((action) => t(`action.${action}` as "action.event.read", { defaultValue: action })).join(", ")
    }
  }, [t, now, onRevoke])
}
