import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Dialog } from "./dialog.tsx"
import styles from "./shortcut-help.module.css"
import { areShortcutsOn, turnShortcuts } from "./use-shortcuts.ts"

const groups = [
  {
    title: "shortcuts.everywhere",
    keys: [
      ["Ctrl K / ⌘ K", "shortcuts.palette"],
      ["?", "shortcuts.help"],
      ["Esc", "shortcuts.leave"],
    ],
  },
  {
    title: "shortcuts.in_lists",
    keys: [
      ["j", "shortcuts.next"],
      ["k", "shortcuts.previous"],
      ["Enter", "shortcuts.open"],
    ],
  },
  {
    title: "shortcuts.in_cases",
    keys: [
      ["x", "shortcuts.prepare"],
      ["a", "shortcuts.approve"],
      ["r", "shortcuts.reject"],
      ["e", "shortcuts.hand_over"],
    ],
  },
  { title: "shortcuts.in_questions", keys: [["1 – 9", "shortcuts.answer"]] },
] as const

/** Every key and what it does, and the switch that turns single keys off. */
export function ShortcutHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [isOn, setOn] = useState(areShortcutsOn())
  const turn = (on: boolean) => {
    turnShortcuts(on)
    setOn(on)
  }
  return (
    <Dialog title={t("shortcuts.title")} isOpen={isOpen} onClose={onClose} closeLabel={t("close")}>
      <div className="stack">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key} className={styles["line"]}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <label className="row">
          <input type="checkbox" checked={isOn} onChange={(event) => turn(event.currentTarget.checked)} />
          {t("shortcuts.on")}
        </label>
      </div>
    </Dialog>
  )
}
