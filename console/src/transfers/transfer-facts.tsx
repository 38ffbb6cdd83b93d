import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { partyFields } from "../../../src/vocabulary/party.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Address } from "../ui/address.tsx"
import { Amount } from "../ui/amount.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { Hint } from "../ui/hint.tsx"
import { Time } from "../ui/time.tsx"
import { readPrice } from "./read-price.ts"
import type { Decision, Transfer } from "./transfer-queries.ts"

/** What is known of a transfer: amount and value with its rate, both sides, and what nobody knows. */
export function TransferFacts({ transfer, decision }: { readonly transfer: Transfer; readonly decision: Decision | undefined }) {
  const { t } = useTranslation(["transfers", "common"])
  const { otherParty, otherWalletHosting, otherVaspName } = transfer
  const side = transfer.direction === "withdrawal" ? t("beneficiary") : t("originator")
  const facts = [
    {
      name: t("column.customer"),
      value: (
        <Link to="/customers/$customerId" params={{ customerId: transfer.customerId }}>
          {transfer.customerName ?? t("customer_unknown")}
        </Link>
      ),
    },
    { name: t("column.direction"), value: t(`direction.${transfer.direction}`) },
    { name: t("column.amount"), value: <Amount value={transfer.amount} unit={transfer.asset} /> },
    {
      name: t("column.value"),
      value: transfer.valueUsd === null ? undefined : <Value transfer={transfer} decision={decision} valueUsd={transfer.valueUsd} />,
    },
    { name: t("column.requested"), value: <Time at={transfer.requestedAt} /> },
    ...(transfer.settledAt === null ? [] : [{ name: t("settled"), value: <Time at={transfer.settledAt} /> }]),
    { name: t("party.role"), value: side },
    ...(otherParty === null
      ? [{ name: t("party.name"), value: t("erased") }]
      : [
          { name: t("party.kind"), value: t(`kind.${otherParty.kind}`) },
          ...partyFields
            .map((field) => ({ name: t(`party.${field}`), value: shown(field, otherParty[field]) }))
            .filter(({ value }, index) => value !== undefined || index < 2),
        ]),
    { name: t("hosting"), value: otherWalletHosting === "unknown" ? undefined : t(`hosting.${otherWalletHosting}`) },
    ...(otherVaspName === null ? [] : [{ name: t("vasp"), value: otherVaspName }]),
  ]
  return <FactList facts={facts} unknownWord={t("common:not_known")} />
}

function shown(field: (typeof partyFields)[number], value: string | undefined) {
  return field === "walletAddress" && value !== undefined ? <Address value={value} /> : value
}

function Value({
  valueUsd,
  decision,
}: {
  readonly transfer: Transfer
  readonly decision: Decision | undefined
  readonly valueUsd: string
}) {
  const { t } = useTranslation(["transfers", "common"])
  const format = useFormat()
  const price = readPrice(decision?.facts)
  if (price === undefined) return <Amount value={valueUsd} unit="USD" />
  const words = t("rate_hint", { rate: format.decimal(price.rate), source: price.source, at: format.instant(price.quotedAt) })
  return (
    <Hint words={words}>
      <span>
        <Amount value={valueUsd} unit="USD" />{" "}
        <span className="muted">{t("rate_short", { rate: format.decimal(price.rate), source: price.source })}</span>
      </span>
    </Hint>
  )
}
