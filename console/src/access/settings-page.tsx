import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { DataKeys } from "../personal-data/data-keys.tsx"
import { IndexKey } from "../personal-data/index-key.tsx"
import { KeyEncryptionKey } from "../personal-data/key-encryption-key.tsx"
import { FactList } from "../ui/fact-list.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { ApiKeys } from "./api-keys.tsx"
import { ChangePassword } from "./change-password.tsx"
import { meQuery, useMay } from "./me.ts"
import { OwnLanguage } from "./own-language.tsx"
import { OwnSessions } from "./own-sessions.tsx"
import { People } from "./people.tsx"
import { Recoveries } from "./recoveries.tsx"
import { SecondFactor } from "./second-factor.tsx"

/** One's own account; the people of the firm and the keys of its systems for those who may see them. */
export function SettingsPage() {
  const { t } = useTranslation(["access", "common"])
  const { data: me } = useQuery(meQuery)
  const may = useMay()
  if (me === undefined) return null
  const facts = [
    { name: t("settings.display_name"), value: me.displayName },
    { name: t("users.login"), value: me.login },
    { name: t("users.roles"), value: me.roles.map((role) => t(`common:role.${role}`)).join(", ") },
  ]
  return (
    <Page title={t("settings.title")}>
      <Section title={t("settings.mine")}>
        <FactList facts={facts} unknownWord={t("common:not_known")} />
        <OwnLanguage />
        {me.entity.isDemonstration ? null : <ChangePassword />}
      </Section>
      {me.entity.isDemonstration ? null : <SecondFactor />}
      <OwnSessions />
      {may("access.read") ? <Recoveries mayApprove={may("access.administer")} /> : null}
      {may("access.read") ? <People /> : null}
      {may("access.read") ? <ApiKeys /> : null}
      {may("access.administer") ? <DataKeys /> : null}
      {may("access.administer") ? <IndexKey /> : null}
      {may("access.administer") ? <KeyEncryptionKey /> : null}
    </Page>
  )
}
