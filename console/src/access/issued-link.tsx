import { useTranslation } from "react-i18next"
import { Address } from "../ui/address.tsx"
import { Notice } from "../ui/notice.tsx"
import { Time } from "../ui/time.tsx"

/** A one-time link, shown this once: nobody can read it again. */
export function IssuedLink({ name, url, expiresAt }: { readonly name: string; readonly url: string; readonly expiresAt: string }) {
  const { t } = useTranslation(["access", "common"])
  return (
    <Notice tone="good" title={t("users.link_title", { name })} isNews>
      <p>{t("users.link_text")}</p>
      <Address value={url} keep={18} />
      <p className="muted">
        {t("users.link_until")} <Time at={expiresAt} />
      </p>
    </Notice>
  )
}
