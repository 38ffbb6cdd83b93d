import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { ButtonLink } from "../ui/button-link.tsx"
import { Section } from "../ui/section.tsx"
import { AmendTransfer } from "./amend-transfer.tsx"
import type { TransferDetail } from "./transfer-queries.ts"

/** The one thing to do about a transfer now, or that nothing is left to do. */
export function TransferToDo({ detail }: { readonly detail: TransferDetail }) {
  const { t } = useTranslation(["transfers", "common"])
  const may = useMay()
  const { transfer, decisions, case: found } = detail
  if (transfer.state !== "held") {
    return (
      <Section title={t("common:section.to_do")}>
        <p>{t(`to_do.${transfer.state}`)}</p>
      </Section>
    )
  }
  const curable = decisions.at(-1)?.findings.some(({ severity, ends }) => severity === "hold" && ends === "cure") === true
  return (
    <Section title={t("common:section.to_do")} isRaised>
      <p>{t(found?.state === "prepared" ? "to_do.prepared" : curable ? "to_do.curable" : "to_do.judge")}</p>
      <div className="row">
        {found !== null && may("case.read") ? (
          <ButtonLink to="/cases/$caseId" params={{ caseId: found.caseId }} look="main" icon="cases">
            {t("open_case")}
          </ButtonLink>
        ) : null}
        {may("transfer.amend") ? <AmendTransfer transfer={transfer} /> : null}
      </div>
    </Section>
  )
}
