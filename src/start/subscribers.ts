import { type Subscriber, webhookSubscribers } from "#platform";
import { subscribers as resultSubscribers } from "#results";

/** Everyone who listens to events, module by module in life-cycle order. */
export const subscribers: readonly Subscriber[] = [...webhookSubscribers, ...resultSubscribers];
