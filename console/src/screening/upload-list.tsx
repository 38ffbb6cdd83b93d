import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { readBase64 } from "../api/read-base64.ts"
import { Button } from "../ui/button.tsx"
import { FileButton } from "../ui/file-button.tsx"
import { Notice } from "../ui/notice.tsx"
import { Section } from "../ui/section.tsx"
import { TextField } from "../ui/text-field.tsx"
import { listsKey } from "./list-queries.ts"

/** The names under which OFAC publishes the list of specially designated nationals. */
const neededFiles = ["sdn.csv", "add.csv", "alt.csv"] as const

/** Brings the three files of the list. They are read as a whole or refused as a whole; until then the old list stays. */
export function UploadList() {
  const { t } = useTranslation(["screening", "common"])
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [title, setTitle] = useState("")
  const upload = useMutation({
    mutationFn: async () => {
      const sent = await Promise.all(files.map(async (file) => ({ name: file.name.toLowerCase(), contentBase64: await readBase64(file) })))
      return bodyOf(client.POST("/v1/screening/lists", { body: { list: "ofac-sdn", title: title.trim(), files: sent } }))
    },
    onSuccess: async ({ outcome, listVersionId }) => {
      await queryClient.invalidateQueries({ queryKey: listsKey })
      if (outcome === "received") await navigate({ to: "/screening/$listVersionId", params: { listVersionId } })
    },
  })
  const missing = neededFiles.filter((name) => !files.some((file) => file.name.toLowerCase() === name))
  return (
    <Section title={t("upload.title")}>
      <p className="muted">{t("upload.text")}</p>
      <FormError error={upload.error} />
      {upload.data?.outcome === "confirmed" ? <Notice tone="good" title={t("upload.confirmed")} isNews /> : null}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          upload.mutate()
        }}
      >
        <TextField
          label={t("upload.list_title")}
          hint={t("upload.list_title_hint")}
          isRequired
          maxLength={200}
          value={title}
          onChange={setTitle}
        />
        <div className="row">
          <FileButton icon="upload" isBusy={false} isMany accept=".csv" onChoose={setFiles}>
            {t("upload.choose")}
          </FileButton>
          <span>{files.map((file) => file.name).join(", ")}</span>
        </div>
        <p role="status" className="muted">
          {missing.length === 0 ? t("upload.complete") : t("upload.missing", { files: missing.join(", ") })}
        </p>
        <div>
          <Button look="main" submits isBusy={upload.isPending} isDisabled={missing.length > 0 || title.trim() === ""}>
            {t("upload.button")}
          </Button>
        </div>
      </form>
    </Section>
  )
}
