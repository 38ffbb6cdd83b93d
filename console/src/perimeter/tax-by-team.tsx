import { Section } from "../ui/section.tsx"
import { CatalogueRows, type CatalogueRowsProps } from "./catalogue-rows.tsx"

/** The tax map, team by team: a topic that several answer for stands with each of them. */
export function TaxByTeam(props: CatalogueRowsProps) {
  const { law, findings } = props
  const teamsOf = (key: string) => (law.row(key)?.lists["team"] ?? []).map(law.in)
  const teams = [...new Set(findings.flatMap(({ key }) => teamsOf(key)))].toSorted((left, right) => left.localeCompare(right))
  return (
    <>
      {teams.map((team) => (
        <Section key={team} title={team}>
          <CatalogueRows {...props} findings={findings.filter(({ key }) => teamsOf(key).includes(team))} />
        </Section>
      ))}
    </>
  )
}
