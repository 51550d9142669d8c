/** What a question can be about, and how people call it. */
export const topics = {
  entries: "Entries and candidates",
  arrangements: "Access arrangements",
  marks: "Marks and coursework",
  results: "Results",
  certificates: "Certificates",
  fees: "Fees and invoices",
  access: "Accounts and signing in",
  other: "Something else",
} as const;

export type Topic = keyof typeof topics;

export const topicChoices = Object.entries(topics).map(([value, text]) => ({ value, text }));

export function isTopic(text: string): text is Topic {
  return Object.hasOwn(topics, text);
}

/** The topic as people read it; one that this version no longer has, by its name. */
export function topicTitle(topic: string): string {
  return isTopic(topic) ? topics[topic] : topic;
}
