import { lifeCycle, type TableShape } from "#kernel";

export const centreStatuses = ["approved", "suspended", "withdrawn"] as const;
export type CentreStatus = (typeof centreStatuses)[number];

/** What can happen to the approval of a centre. */
export const centreLife = lifeCycle<CentreStatus, "suspend" | "restore" | "withdraw">("centre", {
  approved: { suspend: "suspended", withdraw: "withdrawn" },
  suspended: { restore: "approved", withdraw: "withdrawn" },
  withdrawn: {},
});

/** A school or college as the register has it. */
export type Centre = {
  readonly centreId: string;
  readonly name: string;
  readonly kind: string;
  readonly postcode: string;
  readonly town: string;
  readonly status: CentreStatus;
  readonly earlyAccessWithdrawn: boolean;
  /** Families of qualifications it is approved to offer. */
  readonly families: readonly string[];
  /** The same as people say it. */
  readonly familyTitles: readonly string[];
};

/** The file of centres that a board loads. Five figures that are not all 0: the national centre number. */
export const centresTable = {
  file: "centres",
  about: "Centres: schools and colleges that enter candidates, and the families of qualifications each may offer.",
  key: ["centre_id"],
  columns: [
    { name: "centre_id", type: "text", about: "national centre number, 5 digits", pattern: /^(?!00000)\d{5}$/ },
    { name: "name", type: "text", about: "as on certificates and letters", pattern: /^.{1,120}$/ },
    { name: "kind", type: "text", about: "such as school or college", optional: true, pattern: /^.{1,40}$/ },
    { name: "postcode", type: "text", about: "postcode", optional: true, pattern: /^.{1,8}$/ },
    { name: "town", type: "text", about: "town", optional: true, pattern: /^.{1,60}$/ },
    {
      name: "families",
      type: "text",
      optional: true,
      pattern: /^[A-Z0-9-]{2,20}( [A-Z0-9-]{2,20})*$/,
      about: "families it is approved for, separated by spaces, such as GCSE GCE",
    },
  ],
} as const satisfies TableShape;
