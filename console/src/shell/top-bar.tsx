import { useTranslation } from "react-i18next"
import type { Me } from "../access/me.ts"
import { useKeepLanguage } from "../access/use-keep-language.ts"
import { Icon } from "../ui/icon.tsx"
import { IconButton } from "../ui/icon-button.tsx"
import { AccountMenu } from "./account-menu.tsx"
import { AppearanceMenu } from "./appearance-menu.tsx"
import { LanguageMenu } from "./language-menu.tsx"
import styles from "./top-bar.module.css"

export interface TopBarProps {
  readonly me: Me
  readonly isRoomsOpen: boolean
  readonly onPalette: () => void
  readonly onHelp: () => void
  readonly onRooms: () => void
}

/** Whose firm this is, who is signed in, and what is always at hand. */
export function TopBar({ me, isRoomsOpen, onPalette, onHelp, onRooms }: TopBarProps) {
  const { t } = useTranslation()
  const keep = useKeepLanguage()
  return (
    <header className={styles["bar"]}>
      <button
        type="button"
        className={`menu-button ${styles["rooms"]}`}
        aria-expanded={isRoomsOpen}
        aria-controls="rooms"
        onClick={onRooms}
      >
        <Icon name="menu" size={18} />
        <span className="unseen">{t("rooms")}</span>
      </button>
      <span className={styles["brand"]}>
        <img src="/shekara.svg" alt={t("product")} width={22} height={22} />
        <span className={styles["firm"]}>{me.entity.name}</span>
      </span>
      <button type="button" className={`menu-button ${styles["search"]}`} onClick={onPalette}>
        <Icon name="search" />
        <span className="wide-only">{t("palette.title")}</span>
        <kbd className="wide-only muted">Ctrl K</kbd>
        <span className="unseen">{t("palette.title")}</span>
      </button>
      <span className={styles["tools"]}>
        <span className="wide-only">
          <IconButton name={t("shortcuts.title")} icon="keyboard" onPress={onHelp} />
        </span>
        <LanguageMenu onChoose={(language) => keep.mutate(language)} />
        <AppearanceMenu />
        <AccountMenu me={me} />
      </span>
    </header>
  )
}
