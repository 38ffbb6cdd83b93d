import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"

/** Log and checkpoints in one action: two files that end at the same entry, for the offline verification. */
export function ExportButton() {
  const { t } = useTranslation("audit")
  const exporting = useMutation({ mutationFn: exportBoth })
  return (
    <Button onPress={() => exporting.mutate()} isBusy={exporting.isPending}>
      {t("export")}
    </Button>
  )
}

async function exportBoth(): Promise<void> {
  const { checkpoint } = await bodyOf(client.GET("/v1/audit/state"))
  if (checkpoint !== null) download(`/v1/audit/checkpoint-file?to=${checkpoint.size}`)
  download(checkpoint === null ? "/v1/audit/export" : `/v1/audit/export?to=${checkpoint.size}`)
}

function download(href: string): void {
  const link = document.createElement("a")
  link.href = href
  link.download = ""
  document.body.append(link)
  link.click()
  link.remove()
}
