import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { type AuditProof, type CheckedProof, checkProof, checkSignature } from "./check-proof.ts"
import { ProofPath } from "./proof-path.tsx"

interface Checked {
  readonly proof: AuditProof
  readonly checked: CheckedProof
  readonly isSigned: boolean | undefined
  readonly milliseconds: number
}

/** Proves, in this browser, that the entry is among those that a signed checkpoint vouches for. */
export function ProofSection({ entryId, canonical }: { readonly entryId: string; readonly canonical: string }) {
  const { t } = useTranslation("audit")
  const check = useMutation({ mutationFn: () => checkHere(entryId, canonical) })
  return (
    <Section
      title={t("proof.title")}
      actions={
        <Button onPress={() => check.mutate()} isBusy={check.isPending}>
          {t("proof.check")}
        </Button>
      }
    >
      <p className="muted">{t("proof.about")}</p>
      {check.error === null ? null : <ErrorNotice error={check.error} />}
      {check.data === undefined ? null : <ProofShown {...check.data} />}
    </Section>
  )
}

function ProofShown({ proof, checked, isSigned, milliseconds }: Checked) {
  const { t } = useTranslation("audit")
  const format = useFormat()
  const isSound = checked.isProved && isSigned !== false
  return (
    <>
      <Notice tone={isSound ? "good" : "conflict"} title={t(isSound ? "proof.good" : "proof.bad")} isNews>
        <p>
          {t(checked.isProved ? "proof.root_met" : "proof.root_missed", { size: format.count(proof.checkpoint.size) })}{" "}
          <Time at={proof.checkpoint.madeAt} />
        </p>
        <p>{t(isSigned === undefined ? "proof.signature_unknown" : isSigned ? "proof.signature_good" : "proof.signature_bad")}</p>
        <p className="muted">{t("proof.took", { milliseconds: format.decimal(milliseconds.toFixed(1)) })}</p>
      </Notice>
      <ProofPath position={proof.position} checked={checked} />
    </>
  )
}

async function checkHere(entryId: string, canonical: string): Promise<Checked> {
  const proof = await bodyOf(client.GET("/v1/audit/entries/{entryId}/proof", { params: { path: { entryId } } }))
  const { keys } = await bodyOf(client.GET("/v1/audit/state"))
  const startedAt = performance.now()
  const checked = checkProof(canonical, proof)
  const isSigned = await checkSignature(
    proof.checkpoint.note,
    keys.map(({ verifierKey }) => verifierKey),
  )
  return { proof, checked, isSigned, milliseconds: performance.now() - startedAt }
}
