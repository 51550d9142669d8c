import type { ModuleProofs } from "#platform/module";
import { paths } from "./paths.ts";

const series = "6A26";
/** The day after the release times of the demonstration are set, before anything has opened. */
const at = "2026-08-11T20:00:00Z";

export const proofs: ModuleProofs = {
  recipes: ({ centre }) => ({
    "ask-stop-release": [{ path: paths.stopRelease({ series, family: "GCSE" }), at }],
    "contact-list": [paths.contacts({ series })],
    "ask-record-contact": [paths.contact({ series, centre })],
  }),
};
