import { Menu as KitMenu } from "@mantine/core"
import { Fragment } from "react"
import { Icon, type IconName } from "./icon.tsx"

export interface MenuChoice {
  readonly label: string
  readonly icon?: IconName
  readonly isChosen?: boolean
  readonly onChoose: () => void
}

export interface MenuProps {
  /** Name of the button, as it is spoken. */
  readonly label: string
  readonly icon: IconName
  /** Words beside the drawing; a part of the label, left out on a phone. */
  readonly shownLabel?: string
  readonly groups: readonly { readonly title?: string; readonly choices: readonly MenuChoice[] }[]
}

/** A button that unfolds choices. */
export function Menu({ label, icon, shownLabel, groups }: MenuProps) {
  return (
    <KitMenu position="bottom-end" width={240}>
      <KitMenu.Target>
        <button type="button" className="menu-button" aria-label={label}>
          <Icon name={icon} size={18} />
          {shownLabel === undefined ? null : <span className="wide-only">{shownLabel}</span>}
        </button>
      </KitMenu.Target>
      <KitMenu.Dropdown>
        {groups.map(({ title, choices }, index) => (
          <Fragment key={title ?? index}>
            {title === undefined ? null : <KitMenu.Label>{title}</KitMenu.Label>}
            {choices.map(({ label: words, icon: drawing, isChosen = false, onChoose }) => (
              <KitMenu.Item
                key={words}
                onClick={onChoose}
                {...(drawing === undefined ? {} : { leftSection: <Icon name={drawing} /> })}
                rightSection={isChosen ? <Icon name="check" /> : null}
              >
                {words}
              </KitMenu.Item>
            ))}
          </Fragment>
        ))}
      </KitMenu.Dropdown>
    </KitMenu>
  )
}
