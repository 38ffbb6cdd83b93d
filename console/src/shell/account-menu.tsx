import { useMutation } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import type { Me } from "../access/me.ts"
import { client } from "../api/client.ts"
import { Menu } from "../ui/menu.tsx"

/** Who is signed in, as what, and the way out. */
export function AccountMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const signOut = useMutation({
    mutationFn: () => client.POST("/v1/access/sign-out"),
    // The page is loaded anew: whatever this person saw is gone from the browser's memory.
    onSuccess: () => window.location.assign("/sign-in"),
  })
  const roles = me.roles.map((role) => t(`role.${role}`)).join(", ")
  const choices = [
    { label: t("room.settings"), icon: "settings" as const, onChoose: () => void navigate({ to: "/settings" }) },
    { label: t("sign_out"), icon: "signOut" as const, onChoose: () => signOut.mutate() },
  ]
  return (
    <Menu label={t("account", { name: me.displayName })} icon="person" shownLabel={me.displayName} groups={[{ title: roles, choices }]} />
  )
}
