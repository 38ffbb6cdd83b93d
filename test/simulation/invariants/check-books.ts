import { Violation } from "../attempt.ts"
import type { World } from "../world.ts"

/**
 * What must agree between the tables after every step. Each rule is a query that finds what breaks it; the first found
 * ends the run.
 */
export async function checkBooks({ observer }: Pick<World, "observer">): Promise<void> {
  const { rows } = await observer.pool.query<{ rule: string; about: string }>(booksSql)
  const [broken] = rows
  if (broken !== undefined) throw new Violation(`${broken.rule}: ${broken.about}`)
}

const stepActions = ["subject_amended", "prepared", "returned", "reassessed", "released", "rejected"].map((kind) => `'transfer.${kind}'`)
const decidingActions = ["submitted", "subject_amended", "reassessed", "released", "rejected"].map((kind) => `'transfer.${kind}'`)

const rules: Readonly<Record<string, string>> = {
  "a held transfer has exactly one open case, with an owner": `
    select transfer_id::text from transfer t where state = 'held'
      and 1 <> (select count(*) from case_file c where c.subject_id = transfer_id and c.state <> 'closed' and c.owner_id is not null)`,
  "an open case is about a held transfer": `
    select case_id::text from case_file c where state <> 'closed'
      and not exists (select from transfer where transfer_id = c.subject_id and state = 'held')`,
  "a settled transfer was settled by exactly one decision, its last": `
    select transfer_id::text from transfer t where (state <> 'held')::int <> (select count(*) from decision d where d.transfer_id = t.transfer_id and outcome <> 'hold')`,
  "a transfer stands as it was decided": `
    select t.transfer_id::text from transfer t join decision d using (transfer_id) where outcome <> 'hold'
      and state <> case outcome when 'release' then 'released' else 'rejected' end`,
  "a closed case says what became of its transfer": `
    select case_id::text from case_file c join transfer t on t.transfer_id = c.subject_id where c.state = 'closed' and c.resolution <> t.state`,
  "every decision left exactly one event": `
    select decision_id::text from decision d
      where 1 <> (select count(*) from outbox where payload ->> 'decisionId' = d.decision_id::text and payload ->> 'outcome' = d.outcome)`,
  "every event tells of a decision": `
    select event_id::text from outbox o where not exists (select from decision d where d.decision_id::text = o.payload ->> 'decisionId')`,
  "every decision has its audit entry": `
    select transfer_id::text from decision group by transfer_id
      having count(*) <> (select count(*) from audit_entry where subject_id = transfer_id::text and action in (${decidingActions.join(", ")}))`,
  "every step of a transfer has its audit entry": `
    select transfer_id::text from transfer t
      where version - 1 <> (select count(*) from audit_entry where subject_id = transfer_id::text and action in (${stepActions.join(", ")}))`,
  "every step of a case has its line and its audit entry": `
    select case_id::text from case_file c where version - 1 <> (select count(*) from case_event e where e.case_id = c.case_id and kind <> 'opened')
      or version - 1 <> (select count(*) from audit_entry where subject_id in (c.case_id::text, c.subject_id::text)
        and (action in (${stepActions.join(", ")}) or action like 'case.%'))`,
  "every customer has the audit entries of its versions": `
    select customer_id::text from customer where version <> (select count(*) from audit_entry
      where subject_id = customer_id::text and action in ('customer.registered', 'customer.amended'))`,
  "every price has its audit entry": `
    select rate_id::text from rate where 1 <> (select count(*) from audit_entry where subject_id = rate_id::text and action = 'rate.recorded')`,
  "every list version has the audit entries of its state": `
    select list_version_id::text from sanctions_list l where (select count(*) from audit_entry where subject_id = list_version_id::text
      and action in ('screening.list_received', 'screening.list_activated', 'screening.list_refused')) <> case state when 'received' then 1 else 2 end`,
  "nothing has an audit entry that did not happen": `
    select subject_id from audit_entry where action = 'transfer.submitted' and not exists (select from transfer where transfer_id::text = subject_id)
    union all select subject_id from audit_entry where action = 'customer.registered' and not exists (select from customer where customer_id::text = subject_id)
    union all select subject_id from audit_entry where action = 'rate.recorded' and not exists (select from rate where rate_id::text = subject_id)`,
  "every audit entry is placed or waits to be placed": `
    select entry_id::text from audit_entry e where 1 <> (select count(*) from audit_position p where p.entry_id = e.entry_id)
      + (select count(*) from audit_pending p where p.entry_id = e.entry_id)`,
  "positions of the log have no gap": `
    select 'log' from audit_position having count(*) <> coalesce(max(position) + 1, 0) or count(*) <> coalesce((select sum(next_position) from audit_lease), 0)`,
  "positions of the feed have no gap": `
    select 'feed' from outbox where position is not null having count(*) <> coalesce(max(position) + 1, 0)
      or count(*) <> coalesce((select sum(next_event_position) from audit_lease), 0)`,
}

const booksSql = Object.entries(rules)
  .map(([rule, query]) => `select '${rule}' as rule, about from (${query}) as broken (about)`)
  .join("\nunion all\n")
