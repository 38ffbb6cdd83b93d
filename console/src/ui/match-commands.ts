/** Commands that hold every typed word, those that begin with the first word before the rest. The order is otherwise kept. */
export function matchCommands<T extends { readonly label: string }>(commands: readonly T[], typed: string): readonly T[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
  const [first] = words
  if (first === undefined) return commands
  const found = commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
  const begins = (command: T) => command.label.toLowerCase().startsWith(first)
  return [...found.filter(begins), ...found.filter((command) => !begins(command))]
}
