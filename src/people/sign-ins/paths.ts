import { definePath } from "#platform/addresses";

/** The address of the log of sign-ins, and that of the page above it. */
export const paths = { signIns: definePath("/board/sign-ins"), activity: definePath("/board/activity") } as const;
