import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import type { Transfer } from "./transfer-queries.ts"

/** Names a transfer: "Withdrawal of 0.5 BTC, Aigerim Sadykova". */
export function useTransferTitle(): (transfer: Pick<Transfer, "direction" | "amount" | "asset" | "customerName">) => string {
  const { t } = useTranslation(["transfers", "common"])
  const format = useFormat()
  return ({ direction, amount, asset, customerName }) =>
    t(`title.${direction}`, { amount: `${format.decimal(amount)} ${asset}`, customer: customerName ?? t("customer_unknown") })
}
