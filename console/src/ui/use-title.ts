import { useEffect } from "react"
import { useTranslation } from "react-i18next"

/** Names the document after the page. `undefined` leaves the name to another. */
export function useTitle(title: string | undefined): void {
  const { t } = useTranslation()
  const product = t("product")
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${product}`
  }, [title, product])
}
