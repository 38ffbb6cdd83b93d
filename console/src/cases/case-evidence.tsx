import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { FormError } from "../access/form-error.tsx"
import { useMay } from "../access/me.ts"
import { bodyOf, client } from "../api/client.ts"
import { readBase64 } from "../api/read-base64.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Address } from "../ui/address.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { FileButton } from "../ui/file-button.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { casesKey, type Evidence } from "./case-queries.ts"

const anyType = "application/octet-stream"

/** The files that speak for or against, each with its digest, and a way to add one. */
export function CaseEvidence({
  caseId,
  evidence,
  isClosed,
}: {
  readonly caseId: string
  readonly evidence: readonly Evidence[]
  readonly isClosed: boolean
}) {
  const { t } = useTranslation(["cases", "common"])
  const may = useMay()
  const queryClient = useQueryClient()
  const columns = useColumns(caseId)
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const body = { name: file.name, mediaType: file.type === "" ? anyType : file.type, contentBase64: await readBase64(file) }
        await bodyOf(client.POST("/v1/cases/{caseId}/evidence", { params: { path: { caseId } }, body }))
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: casesKey }),
  })
  const button = (
    <FileButton icon="upload" isBusy={add.isPending} onChoose={(files) => add.mutate(files)} isMany>
      {t("evidence.add")}
    </FileButton>
  )
  return (
    <Section title={t("common:section.evidence")} actions={may("case.work") && !isClosed ? button : undefined}>
      <FormError error={add.error} />
      {evidence.length === 0 ? (
        <p className="muted">{t("evidence.empty")}</p>
      ) : (
        <DataTable caption={t("common:section.evidence")} columns={columns} rows={evidence} rowId={(item) => item.evidenceId} />
      )}
    </Section>
  )
}

function useColumns(caseId: string): readonly Column<Evidence>[] {
  const { t } = useTranslation(["cases", "common"])
  const nameOf = usePersonName()
  const format = useFormat()
  return [
    {
      id: "name",
      header: t("evidence.name"),
      cell: (item) => (
        <a href={`/v1/cases/${caseId}/evidence/${item.evidenceId}`} download>
          {item.name}
        </a>
      ),
    },
    {
      id: "size",
      header: t("evidence.size"),
      isFigure: true,
      isWideOnly: true,
      cell: (item) => t("evidence.kilobytes", { size: format.count(Math.ceil(item.size / 1024)) }),
    },
    { id: "sha", header: "SHA-256", isWideOnly: true, cell: (item) => <Address value={item.sha256} /> },
    { id: "by", header: t("evidence.by"), cell: (item) => nameOf(item.addedBy) },
    {
      id: "at",
      header: t("common:in_zone", { what: t("evidence.at") }),
      isWideOnly: true,
      cell: (item) => <Time at={item.addedAt} isBare />,
    },
  ]
}
