/** What a fact or a finding is about. A fact stated for the firm or an entity counts for everything below it that states nothing of its own. */
export const subjectKinds = ["firm", "entity", "service_line", "token", "channel", "segment"] as const
export type SubjectKind = (typeof subjectKinds)[number]
