import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { ChoosePerson } from "./choose-person.tsx"
import { Entrance } from "./entrance.tsx"
import { FirstScreen } from "./first-screen.tsx"
import { setupQuery } from "./me.ts"
import { SignInByPasskey } from "./sign-in-by-passkey.tsx"
import { SignInByProvider } from "./sign-in-by-provider.tsx"
import { SignInForm } from "./sign-in-form.tsx"
import { useEnter } from "./use-enter.ts"

const route = getRouteApi("/sign-in")

/** The door. Not set up: how to begin. Demonstration: whom to be. Otherwise: login and password. */
export function SignInPage() {
  const { t } = useTranslation(["access", "common"])
  const { then } = route.useSearch()
  const enter = useEnter()
  const setup = useQuery(setupQuery)
  if (setup.data === undefined) {
    return (
      <Entrance title={t("sign_in.title")}>
        {setup.error === null ? (
          <p role="status" className="muted">
            {t("common:loading")}
          </p>
        ) : (
          <ErrorNotice error={setup.error} />
        )}
      </Entrance>
    )
  }
  const { isSetupNeeded, demonstration, hasProvider } = setup.data
  if (demonstration === "running") {
    return (
      <Entrance title={t("demo.title")} isDemonstration>
        <ChoosePerson onChosen={(me) => void enter(me, then)} />
      </Entrance>
    )
  }
  if (isSetupNeeded) {
    return (
      <Entrance title={t("first.title")}>
        <FirstScreen isDemonstrationOffered={demonstration === "offered"} />
      </Entrance>
    )
  }
  return (
    <Entrance title={t("sign_in.title")}>
      <SignInForm onSignedIn={(me) => void enter(me, then)} />
      <SignInByPasskey onSignedIn={(me) => void enter(me, then)} />
      {hasProvider ? <SignInByProvider then={then} /> : null}
    </Entrance>
  )
}
