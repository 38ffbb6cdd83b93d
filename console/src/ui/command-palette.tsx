import { useId, useState } from "react"
import { isId } from "../../../src/vocabulary/identifier.ts"
import styles from "./command-palette.module.css"
import { Dialog } from "./dialog.tsx"
import { Icon, type IconName } from "./icon.tsx"
import { matchCommands } from "./match-commands.ts"

export interface Command {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  readonly run: () => void
}

export interface CommandPaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly closeLabel: string
  readonly title: string
  readonly hint: string
  readonly emptyWords: string
  /** Commands for what is typed: fixed ones, and such as open an id. */
  readonly commandsFor: (typed: string) => readonly Command[]
}

/** One field for everything: type a part of a name or an id, choose with the arrows, Enter. */
export function CommandPalette({ isOpen, onClose, closeLabel, title, hint, emptyWords, commandsFor }: CommandPaletteProps) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} closeLabel={closeLabel}>
      <Chooser {...{ hint, emptyWords, commandsFor }} label={title} onDone={onClose} />
    </Dialog>
  )
}

/** A command that was made for the typed id does not hold the id's whole text: with an id, nothing is filtered. */
function matching(commands: readonly Command[], typed: string): readonly Command[] {
  return isId(typed.trim().toLowerCase()) ? commands : matchCommands(commands, typed)
}

interface ChooserProps extends Pick<CommandPaletteProps, "hint" | "emptyWords" | "commandsFor"> {
  readonly label: string
  readonly onDone: () => void
}

function Chooser({ label, hint, emptyWords, commandsFor, onDone }: ChooserProps) {
  const listId = useId()
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  const found = matching(commandsFor(typed), typed)
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    onDone()
    command.run()
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt(Math.min(at + 1, found.length - 1)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Enter: () => run(found[at]),
  }
  return (
    <div className={styles["palette"]}>
      <input
        data-autofocus
        className={styles["input"]}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        {...(found.length === 0 ? {} : { "aria-activedescendant": optionId(listId, at) })}
        placeholder={hint}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          const act = keys[event.key]
          if (act !== undefined) {
            event.preventDefault()
            act()
          }
        }}
      />
      <Options {...{ found, listId, at, label, run }} />
      <p role="status" className="muted">
        {found.length === 0 ? emptyWords : ""}
      </p>
    </div>
  )
}

interface OptionsProps {
  readonly found: readonly Command[]
  readonly listId: string
  readonly at: number
  readonly label: string
  readonly run: (command: Command) => void
}

/** The list under the field. The field owns the keys; a pointer may choose too. */
function Options({ found, listId, at, label, run }: OptionsProps) {
  return (
    <ul id={listId} role="listbox" aria-label={label} className={styles["list"]}>
      {found.map((command, index) => (
        <li
          key={command.id}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === at}
          className={styles["option"]}
          onClick={() => run(command)}
        >
          <Icon name={command.icon} />
          {command.label}
        </li>
      ))}
    </ul>
  )
}

function optionId(listId: string, index: number): string {
  return `${listId}-${index}`
}
