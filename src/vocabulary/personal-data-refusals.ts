/** Refusals about keeping, sealing and erasing personal data; a part of the one table. */
export const personalDataRefusals = {
  "customer.not_closed": {
    status: 409,
    title: "Only a closed customer without a held transfer can be erased.",
    remedy: "End the relationship and decide what is held; the records are then kept for the time the rulebook asks for.",
  },
  "customer.still_retained": {
    status: 409,
    title: "The records of this customer are still to be kept.",
    remedy: "Wait until the time in the details; the rulebook says where it comes from.",
  },
  "customer.erasure_proposed": {
    status: 409,
    title: "Somebody has proposed to erase this customer already.",
    remedy: "Have another person approve it, or wait until it expires.",
  },
  "customer.erasure_not_proposed": {
    status: 409,
    title: "Nobody proposes to erase this customer, or no longer.",
    remedy: "Propose it first; another person then approves.",
  },
  "customer.erasure_same_person": {
    status: 409,
    title: "Whoever proposed the erasure cannot approve it.",
    remedy: "Have another person who may erase customers approve it.",
  },
  "personal_data.retention_missing": {
    status: 503,
    title: "The rulebook does not say for how long records are kept, so nothing is erased.",
    remedy: "Add the value in the details to the rulebook.",
  },
  "personal_data.rotation_under_way": {
    status: 409,
    title: "The data keys are being changed already.",
    remedy: "Wait until that is finished; its progress is shown.",
  },
  "personal_data.no_next_key": {
    status: 409,
    title: "This server was given no other key-encryption key to change to.",
    remedy: "Start every server with the new key in SHEKARA_NEXT_KEY_FILE or SHEKARA_NEXT_KEY, then order the change.",
  },
  "personal_data.key_change_under_way": {
    status: 409,
    title: "The key-encryption key is being changed already.",
    remedy: "Wait until that is finished; its progress is shown.",
  },
  "customer.erased": {
    status: 409,
    title: "This customer was erased after the retention period.",
    remedy: "Nothing personal is left and nothing can be changed. Register somebody who comes back as a new customer.",
  },
} as const
