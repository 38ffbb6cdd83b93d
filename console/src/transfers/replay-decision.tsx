import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Address } from "../ui/address.tsx"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { Notice } from "../ui/notice.tsx"
import type { Decision } from "./transfer-queries.ts"

/** Decides again from the frozen facts and shows whether every byte came out the same. */
export function ReplayDecision({ transferId, decision }: { readonly transferId: string; readonly decision: Decision }) {
  const { t } = useTranslation(["transfers", "common"])
  const { decisionId, factsDigest, rulebookDigest, codeVersion } = decision
  const replay = useMutation({
    mutationFn: () =>
      bodyOf(client.GET("/v1/transfers/{transferId}/decisions/{decisionId}/replay", { params: { path: { transferId, decisionId } } })),
  })
  const facts = [
    { name: t("replay.facts"), value: <Address value={factsDigest} /> },
    { name: t("replay.rulebook"), value: <Address value={rulebookDigest} /> },
    { name: t("replay.code"), value: <Address value={codeVersion} /> },
  ]
  return (
    <details>
      <summary>{t("replay.summary")}</summary>
      <div className="stack">
        <FactList facts={facts} unknownWord={t("common:not_known")} />
        <div>
          <Button icon="again" onPress={() => replay.mutate()} isBusy={replay.isPending}>
            {t("replay.button")}
          </Button>
        </div>
        {replay.error === null ? null : <ErrorNotice error={replay.error} />}
        {replay.data === undefined ? null : replay.data.agrees ? (
          <Notice tone="good" title={t("replay.agrees", { outcome: t(`common:outcome.${replay.data.outcome}`) })} isNews>
            <Address value={replay.data.factsDigest} />
          </Notice>
        ) : (
          <Notice tone="conflict" title={t("replay.differs")} isNews>
            <ul>
              {replay.data.differences.map((part) => (
                <li key={part}>{t(`replay.${part}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </details>
  )
}
