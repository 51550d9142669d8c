import { lifeCycle } from "#kernel";

/** The life of a message to a webhook: it waits until it is delivered or given up, and can be sent again after that. */
export const deliveryLife = lifeCycle("message to a webhook", {
  waiting: { deliver: "delivered", "give-up": "failed" },
  delivered: { replay: "waiting" },
  failed: { replay: "waiting" },
});

export type DeliveryStatus = keyof typeof deliveryLife.steps;
export type DeliveryAct = "deliver" | "give-up" | "replay";

/** Whether a message in this status can be sent again. */
export function canSendAgain(status: string): boolean {
  return Object.entries(deliveryLife.steps).some(([name, steps]) => name === status && "replay" in steps);
}
