import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { usePersonName } from "./colleagues.ts"
import { FormError } from "./form-error.tsx"
import { IssuedLink } from "./issued-link.tsx"

const recoveriesQuery = queryOptions({ queryKey: ["access", "recoveries"], queryFn: () => bodyOf(client.GET("/v1/access/recoveries")) })

type Recovery = Awaited<ReturnType<NonNullable<typeof recoveriesQuery.queryFn>>>["items"][number]

/** Recoveries that wait for a second administrator. Nothing is shown where there is none. */
export function Recoveries({ mayApprove }: { readonly mayApprove: boolean }) {
  const { t } = useTranslation(["security"])
  const queryClient = useQueryClient()
  const nameOf = usePersonName()
  const { data } = useQuery(recoveriesQuery)
  const [recovered, setRecovered] = useState<string>()
  const approve = useMutation({
    mutationFn: ({ recoveryId }: Recovery) =>
      bodyOf(client.POST("/v1/access/recoveries/{recoveryId}/approval", { params: { path: { recoveryId } } })),
    onSuccess: (_, { userId }) => {
      setRecovered(nameOf(userId))
      return queryClient.invalidateQueries({ queryKey: ["access"] })
    },
  })
  const { mutate } = approve
  const columns = useMemo((): Column<Recovery>[] => {
    const shown: Column<Recovery>[] = [
      { id: "person", header: t("recovery.person"), cell: ({ userId }) => nameOf(userId) },
      { id: "by", header: t("recovery.proposed_by"), cell: ({ proposedBy }) => nameOf(proposedBy) },
      { id: "until", header: t("keys.until"), cell: ({ expiresAt }) => <Time at={expiresAt} />, isWideOnly: true },
    ]
    const end: Column<Recovery> = {
      id: "approve",
      header: "",
      cell: (recovery) => <Button onPress={() => mutate(recovery)}>{t("recovery.approve")}</Button>,
    }
    return mayApprove ? [...shown, end] : shown
  }, [t, nameOf, mutate, mayApprove])
  const items = data?.items ?? []
  if (items.length === 0 && recovered === undefined) return null
  return (
    <Section title={t("recovery.title")}>
      <FormError error={approve.error} />
      <p className="muted">{t("recovery.text")}</p>
      {items.length === 0 ? null : (
        <DataTable caption={t("recovery.title")} columns={columns} rows={items} rowId={({ recoveryId }) => recoveryId} />
      )}
      {approve.data === undefined || recovered === undefined ? null : <IssuedLink name={recovered} {...approve.data} />}
    </Section>
  )
}
