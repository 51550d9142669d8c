import { lifeCycle, statusAfter } from "#kernel";

/**
 * The life of a webhook. The program pauses one that does not accept messages, and the centre resumes it. One that was
 * removed stays in the table, for its messages.
 */
export const endpointLife = lifeCycle("webhook", {
  on: { change: "on", test: "on", replay: "on", pause: "paused", remove: "removed" },
  paused: { change: "paused", resume: "on", remove: "removed" },
  removed: {},
});

export type EndpointState = keyof typeof endpointLife.steps;
export type EndpointAct = "change" | "test" | "replay" | "pause" | "resume" | "remove";

/** Whether an act is possible on a webhook in this state. */
export function isPossible(state: EndpointState, act: EndpointAct): boolean {
  return statusAfter(endpointLife, state, act) !== undefined;
}

/** The state that a text of the database names. */
export function endpointState(text: string): EndpointState {
  return text === "on" || text === "paused" ? text : "removed";
}
