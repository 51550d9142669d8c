import type { ModuleProofs } from "#platform/module";
import { paths } from "./paths.ts";

const queue = paths.queue();
const own = paths.own();

export const proofs: ModuleProofs = {
  recipes: () => ({
    "list-support-questions": [
      queue,
      `${queue}?state=all`,
      `${queue}?whose=mine&late=yes`,
      `${queue}?search=nothing-like-it`,
    ],
    "list-own-support-questions": [own, `${own}?state=waiting`, `${own}?state=closed`],
    "ask-open-support-question": [`${own}/ask`],
  }),
};
