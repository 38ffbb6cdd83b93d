import { useQuery } from "@tanstack/react-query"
import { Outlet, useRouterState } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { meQuery } from "../access/me.ts"
import { DemonstrationBanner } from "../ui/demonstration-banner.tsx"
import { ShortcutHelp } from "../ui/shortcut-help.tsx"
import { useShortcuts } from "../ui/use-shortcuts.ts"
import { GoTo } from "./go-to.tsx"
import { Rail } from "./rail.tsx"
import { roomsFor } from "./rooms.ts"
import styles from "./shell.module.css"
import { TopBar } from "./top-bar.tsx"
import { useFocusOnArrival } from "./use-focus-on-arrival.ts"

/** The frame around every room: skip link, banner, top bar, rail, and the page itself. */
export function Shell() {
  const { t } = useTranslation()
  const { data: me } = useQuery(meQuery)
  const [open, setOpen] = useState<"palette" | "help" | "rooms">()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const close = () => setOpen(undefined)
  useEffect(() => setOpen(undefined), [path])
  useShortcuts({ "mod+k": () => setOpen("palette"), "?": () => setOpen("help") })
  useFocusOnArrival()
  if (me === undefined) return null
  const rooms = roomsFor(me.actions)
  return (
    <div className={styles["shell"]} data-demonstration={me.entity.isDemonstration}>
      <a href="#content" className={styles["skip"]}>
        {t("skip_to_content")}
      </a>
      <div className={styles["top"]}>
        {me.entity.isDemonstration ? <DemonstrationBanner /> : null}
        <TopBar
          me={me}
          onPalette={() => setOpen("palette")}
          onHelp={() => setOpen("help")}
          onRooms={() => setOpen(open === "rooms" ? undefined : "rooms")}
          isRoomsOpen={open === "rooms"}
        />
      </div>
      <nav id="rooms" aria-label={t("rooms")} className={styles["rail"]} data-open={open === "rooms"}>
        <Rail rooms={rooms} />
      </nav>
      <main id="content" tabIndex={-1} className={styles["content"]}>
        <Outlet />
      </main>
      <GoTo isOpen={open === "palette"} onClose={close} rooms={rooms} />
      <ShortcutHelp isOpen={open === "help"} onClose={close} />
    </div>
  )
}
