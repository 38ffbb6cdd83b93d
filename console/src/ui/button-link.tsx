import { Button as KitButton } from "@mantine/core"
import { createLink } from "@tanstack/react-router"
import { type ComponentPropsWithoutRef, forwardRef } from "react"
import { Icon, type IconName } from "./icon.tsx"

interface AnchorProps extends Omit<ComponentPropsWithoutRef<"a">, "color" | "style"> {
  readonly look?: "main" | "plain"
  readonly icon?: IconName
}

const Anchor = forwardRef<HTMLAnchorElement, AnchorProps>(function ButtonAnchor({ look = "plain", icon, children, ...rest }, ref) {
  return (
    <KitButton
      component="a"
      ref={ref}
      size="sm"
      variant={look === "main" ? "filled" : "default"}
      {...(icon === undefined ? {} : { leftSection: <Icon name={icon} /> })}
      {...rest}
      className="control"
    >
      {children}
    </KitButton>
  )
})

/** A link that looks like a button: it goes somewhere, and can be opened in a new tab. Typed like the router's own. */
export const ButtonLink = createLink(Anchor)
