import { useTranslation } from "react-i18next"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Page } from "../ui/page.tsx"
import { BackToList } from "./back-to-list.tsx"
import type { Room } from "./rooms.ts"

export interface WaitingPageProps {
  readonly title: string
  /** The list to go back to. */
  readonly to: Room["to"]
  /** Why the object did not come; `null` while it is on its way. */
  readonly error: unknown
}

/** An object that is on its way, or did not come. */
export function WaitingPage({ title, to, error }: WaitingPageProps) {
  const { t } = useTranslation()
  return (
    <Page title={title}>
      <BackToList to={to} />
      {error === null ? (
        <p role="status" className="muted">
          {t("loading")}
        </p>
      ) : (
        <ErrorNotice error={error} />
      )}
    </Page>
  )
}
