import { proposalLife } from "./proposal.ts";

const text = { type: "string" } as const;
const maybe = { type: ["string", "null"] } as const;
const lines = { type: "array", items: { type: "object", properties: { key: text, value: text } } } as const;

const properties = {
  proposalId: text,
  action: text,
  title: text,
  does: lines,
  restsOn: lines,
  neededBy: maybe,
  proposedByName: text,
  proposedAt: text,
  expiresAt: text,
  state: { enum: Object.keys(proposalLife.steps) },
  decidedByName: maybe,
  decidedAt: maybe,
  reason: maybe,
};

/** A proposal as the API gives it. */
export const proposalSchema = { type: "object", properties };

/** A proposal with what has changed since it was made, and what stands in its way. */
export const shownSchema = {
  type: "object",
  properties: {
    ...properties,
    changes: { type: "array", items: { type: "object", properties: { key: text, was: maybe, is: maybe } } },
    obstacles: { type: "array", items: { type: "object", properties: { code: text, text } } },
  },
};

/** What happened to a proposal. */
export const stateSchema = { type: "object", properties: { proposalId: text, state: text } } as const;

/** The answer to an act that waits for a second person. */
export const proposedSchema = {
  type: "object",
  properties: { proposalId: text, action: text, title: text, state: { const: "waiting" }, expiresAt: text, href: text },
} as const;
