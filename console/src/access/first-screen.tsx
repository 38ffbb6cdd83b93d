import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"

/** A house without a firm: how to set one up, and the demonstration for whoever only looks. */
export function FirstScreen({ isDemonstrationOffered }: { readonly isDemonstrationOffered: boolean }) {
  const { t } = useTranslation(["access", "common"])
  const open = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/demonstration")),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <>
      <p>{t("first.how")}</p>
      <p className="muted">{t("first.lost")}</p>
      {isDemonstrationOffered ? (
        <Section title={t("first.demonstration_title")} isRaised>
          <p>{t("first.demonstration_text")}</p>
          {open.error === null ? null : <ErrorNotice error={open.error} />}
          <div>
            <Button look="main" onPress={() => open.mutate()} isBusy={open.isPending}>
              {t("first.demonstration_button")}
            </Button>
          </div>
          <p role="status" className="muted">
            {open.isPending ? t("first.demonstration_wait") : ""}
          </p>
        </Section>
      ) : null}
    </>
  )
}
