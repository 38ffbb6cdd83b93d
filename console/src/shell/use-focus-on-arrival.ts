import { useRouter } from "@tanstack/react-router"
import { useEffect } from "react"

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** Walking a list with j and k opens objects without leaving the list. */
    readonly staysInList?: boolean
  }
}

/** After navigation the focus moves to the new page's title, so that a reader hears where they are. */
export function useFocusOnArrival(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation, toLocation }) => {
        if (!pathChanged || fromLocation === undefined || toLocation.state.staysInList === true) return
        focusTitle()
      }),
    [router],
  )
}

/** Focuses the title of the page, or of the object that is open beside its list. */
export function focusTitle(): void {
  const titles = document.querySelectorAll<HTMLElement>("h1[data-takes-focus=true]")
  titles[titles.length - 1]?.focus()
}
