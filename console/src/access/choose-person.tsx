import { useMutation, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import styles from "./choose-person.module.css"
import type { Me } from "./me.ts"

/** The invented people of the demonstration, each with what they may do. Exists only there. */
export function ChoosePerson({ onChosen }: { readonly onChosen: (me: Me) => void }) {
  const { t } = useTranslation(["access", "common"])
  const people = useQuery({
    queryKey: ["access", "people"],
    queryFn: () => bodyOf(client.GET("/v1/access/demonstration/people", { params: { query: {} } })),
  })
  const choose = useMutation({
    mutationFn: (userId: string) => bodyOf(client.POST("/v1/access/demonstration/sign-in", { body: { userId } })),
    onSuccess: ({ me }) => onChosen(me),
  })
  const error = people.error ?? choose.error
  return (
    <>
      <p>{t("demo.text")}</p>
      {error === null ? null : <ErrorNotice error={error} />}
      <ul className="plain-list">
        {people.data?.items.map(({ userId, displayName, roles }) => (
          <li key={userId} className={styles["person"]}>
            <div>
              <strong>{displayName}</strong>
              {roles.map((role) => (
                <p key={role}>
                  {t(`common:role.${role}`)} <span className="muted">{t(`demo.may.${role}`)}</span>
                </p>
              ))}
            </div>
            <Button onPress={() => choose.mutate(userId)} isBusy={choose.isPending && choose.variables === userId}>
              {t("demo.button", { name: displayName })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
