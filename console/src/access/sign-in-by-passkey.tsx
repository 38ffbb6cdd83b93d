import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import type { Me } from "./me.ts"
import { answerChallenge } from "./passkey-ceremony.ts"

/** Signing in by whatever passkey is at hand, where this browser can. */
export function SignInByPasskey({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation(["security"])
  const signIn = useMutation({
    mutationFn: async () => {
      const challenge = await bodyOf(client.POST("/v1/access/passkey-sign-in/challenge"))
      return bodyOf(client.POST("/v1/access/passkey-sign-in", { body: await answerChallenge(challenge) }))
    },
    onSuccess: ({ me }) => onSignedIn(me),
  })
  if (!("PublicKeyCredential" in window)) return null
  return (
    <>
      {signIn.error === null ? null : <ErrorNotice error={signIn.error} />}
      <div>
        <Button onPress={() => signIn.mutate()} isBusy={signIn.isPending}>
          {t("passkey.sign_in")}
        </Button>
      </div>
    </>
  )
}
