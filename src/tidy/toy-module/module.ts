import { defineModule } from "#platform/module";
import { keyLentOut } from "./events.ts";
import { lendKey } from "./lend-key/lend-key.ts";
import { lendKeyPage } from "./lend-key/page.ts";
import { listKeysPages } from "./list-keys/page.ts";
import { keyLife } from "./locker.ts";
import { paths } from "./paths.ts";
import * as refusals from "./refusals.ts";

/** Lockers: which key of a centre is lent. */
export const lockers = defineModule({
  name: "lockers",
  permissions: { "lockers.view": "See the lockers of the centre", "lockers.lend": "Lend keys of lockers" },
  grants: { "exams-officer": ["lockers.view", "lockers.lend"], "read-only": ["lockers.view"] },
  acts: [lendKey],
  routes: [...listKeysPages, ...lendKeyPage],
  events: [keyLentOut],
  refusals: Object.values(refusals),
  cycles: { "lockers.locker.status": keyLife },
  navigation: { centre: [{ text: "Lockers", href: paths.keys(), needs: "lockers.view", order: 70 }] },
  subjects: { locker: { centre: { needs: "lockers.lend", at: ([locker = ""]) => paths.lend({ locker }) } } },
  jobs: [{ name: "keys not returned", everyHours: 24, start: () => ({ round: async () => 0 }) }],
  notPersonal: [{ table: "lockers.locker", because: "numbers of lockers" }],
});
