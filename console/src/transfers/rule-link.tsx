import { createLink } from "@tanstack/react-router"
import { type ComponentPropsWithoutRef, forwardRef } from "react"

const Anchor = forwardRef<HTMLAnchorElement, ComponentPropsWithoutRef<"a">>(function SvgAnchor(props, ref) {
  return <a ref={ref} {...props} />
})

/** A link inside a drawing, typed like the router's own. */
export const RuleLink = createLink(Anchor)
