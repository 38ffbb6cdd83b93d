import { ActionIcon } from "@mantine/core"
import { Hint } from "./hint.tsx"
import { Icon, type IconName } from "./icon.tsx"

/** A button that is only a drawing. Its name is spoken, and shown on hover and focus. */
export function IconButton({ name, icon, onPress }: { readonly name: string; readonly icon: IconName; readonly onPress: () => void }) {
  return (
    <Hint words={name}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={name} onClick={onPress}>
        <Icon name={icon} size={18} />
      </ActionIcon>
    </Hint>
  )
}
