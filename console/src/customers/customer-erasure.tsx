import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { FormError } from "../access/form-error.tsx"
import { meQuery } from "../access/me.ts"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Section } from "../ui/section.tsx"
import { type Customer, customersKey, erasureQuery } from "./customer-queries.ts"

type Erasure = components["schemas"]["CustomerErasure"]

/** Until when the records are kept, what erasing means, and the two steps to it, which take two people. */
export function CustomerErasure({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation("customers")
  const { data: erasure, error } = useQuery(erasureQuery(customer.customerId))
  return (
    <Section title={t("erasure.title")}>
      <p>{t("erasure.what")}</p>
      <FormError error={error} />
      {erasure === undefined ? null : (
        <>
          <Standing erasure={erasure} />
          <Steps customer={customer} erasure={erasure} />
          <Consequences erasure={erasure} />
        </>
      )}
    </Section>
  )
}

function Standing({ erasure: { state, until, proposal } }: { readonly erasure: Erasure }) {
  const { t } = useTranslation("customers")
  const format = useFormat()
  const nameOf = usePersonName()
  const said = {
    until: until === null ? "" : format.instant(until),
    person: proposal === null ? "" : nameOf(proposal.proposedBy),
    expires: proposal === null ? "" : format.instant(proposal.expiresAt),
  }
  return <p>{t(`erasure.state.${state}`, said)}</p>
}

/** Proposing, or approving what somebody else proposed. Either acts on the record as it was shown. */
function Steps({ customer: { customerId, version }, erasure }: { readonly customer: Customer; readonly erasure: Erasure }) {
  const { t } = useTranslation(["customers", "common"])
  const queries = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const [isAsking, setAsking] = useState(false)
  const act = { params: { path: { customerId } }, headers: { "if-match": `"${version}"` } }
  const onSuccess = () => {
    setAsking(false)
    return queries.invalidateQueries({ queryKey: customersKey })
  }
  const propose = useMutation({ mutationFn: () => bodyOf(client.POST("/v1/customers/{customerId}/erasure", act)), onSuccess })
  const approve = useMutation({ mutationFn: () => bodyOf(client.POST("/v1/customers/{customerId}/erasure/approval", act)), onSuccess })
  if (erasure.state === "erasable")
    return (
      <div>
        <FormError error={propose.error} />
        <Button onPress={() => propose.mutate()} isBusy={propose.isPending}>
          {t("erasure.propose")}
        </Button>
      </div>
    )
  if (erasure.proposal === null || me === undefined) return null
  if (erasure.proposal.proposedBy === me.userId) return <p>{t("erasure.approve_own")}</p>
  return (
    <div>
      <Button onPress={() => setAsking(true)}>{t("erasure.approve")}</Button>
      <Dialog title={t("erasure.approve_title")} isOpen={isAsking} onClose={() => setAsking(false)} closeLabel={t("common:close")}>
        <p>{t("erasure.approve_text")}</p>
        <FormError error={approve.error} />
        <Button look="danger" onPress={() => approve.mutate()} isBusy={approve.isPending}>
          {t("erasure.approve")}
        </Button>
      </Dialog>
    </div>
  )
}

function Consequences({ erasure: { erases, keeps } }: { readonly erasure: Erasure }) {
  const { t } = useTranslation("customers")
  return (
    <>
      <h3>{t("erasure.erases")}</h3>
      <ul>
        {erases.map((what) => (
          <li key={what}>{t(`erasure.erased.${what}`)}</li>
        ))}
      </ul>
      <h3>{t("erasure.keeps")}</h3>
      <ul>
        {keeps.map((what) => (
          <li key={what}>{t(`erasure.kept.${what}`)}</li>
        ))}
      </ul>
    </>
  )
}
