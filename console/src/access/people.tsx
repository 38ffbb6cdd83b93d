import { useInfiniteQuery } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import { Badge, type Tone } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"
import { AddPerson } from "./add-person.tsx"
import { EditPerson } from "./edit-person.tsx"
import { useMay } from "./me.ts"
import { type Person, peopleQuery } from "./people-queries.ts"

const tones: Readonly<Record<Person["state"], Tone>> = { active: "good", invited: "wait", disabled: "bad" }

/** The people of the firm: names, roles, standing; for administrators the ways to change them. */
export function People() {
  const { t } = useTranslation(["access", "common"])
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [edited, setEdited] = useState<Person>()
  const people = useInfiniteQuery(peopleQuery)
  const mayAdminister = may("access.administer")
  const columns = useMemo((): Column<Person>[] => {
    const shown: Column<Person>[] = [
      { id: "name", header: t("users.name"), cell: (person) => person.displayName },
      { id: "login", header: t("users.login"), cell: (person) => person.login, isWideOnly: true },
      { id: "roles", header: t("users.roles"), cell: (person) => person.roles.map((role) => t(`common:role.${role}`)).join(", ") },
      {
        id: "state",
        header: t("users.state"),
        isWideOnly: true,
        cell: (person) => <Badge tone={tones[person.state]} word={t(`users.${person.state}`)} />,
      },
    ]
    const change: Column<Person> = {
      id: "change",
      header: t("users.edit"),
      cell: (person) => (
        <Button look="quiet" icon="edit" onPress={() => setEdited(person)}>
          {t("users.edit")}
        </Button>
      ),
    }
    return mayAdminister ? [...shown, change] : shown
  }, [t, mayAdminister])

  return (
    <Section
      title={t("users.title")}
      actions={
        mayAdminister ? (
          <Button icon="add" onPress={() => setAdding(true)}>
            {t("users.add")}
          </Button>
        ) : undefined
      }
    >
      {people.error === null ? null : <ErrorNotice error={people.error} />}
      <DataTable
        caption={t("users.title")}
        columns={columns}
        rows={people.data?.pages.flatMap((page) => page.items) ?? []}
        rowId={(person) => person.userId}
      />
      {people.hasNextPage ? (
        <div>
          <Button onPress={() => void people.fetchNextPage()}>{t("common:more")}</Button>
        </div>
      ) : null}
      {adding ? <AddPerson onClose={() => setAdding(false)} /> : null}
      {edited === undefined ? null : <EditPerson person={edited} onClose={() => setEdited(undefined)} />}
    </Section>
  )
}
