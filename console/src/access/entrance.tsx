import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { AppearanceMenu } from "../shell/appearance-menu.tsx"
import { LanguageMenu } from "../shell/language-menu.tsx"
import { DemonstrationBanner } from "../ui/demonstration-banner.tsx"
import { useTitle } from "../ui/use-title.ts"
import styles from "./entrance.module.css"

/** The frame of the pages in front of the door: one card, the language, nothing else. */
export function Entrance({
  title,
  children,
  isDemonstration = false,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly isDemonstration?: boolean
}) {
  const { t } = useTranslation()
  useTitle(title)
  return (
    <div className={styles["entrance"]}>
      {isDemonstration ? <DemonstrationBanner /> : null}
      <header className={styles["bar"]}>
        <span className={styles["brand"]}>
          <img src="/shekara.svg" alt="" width={24} height={24} />
          {t("product")}
        </span>
        <span className="row">
          <LanguageMenu onChoose={() => undefined} />
          <AppearanceMenu />
        </span>
      </header>
      <main id="content" className={styles["card"]}>
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </main>
    </div>
  )
}
