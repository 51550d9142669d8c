import { defineModule } from "#platform/module";
import { otherTables, personalData } from "./personal-data.ts";
import { fileLife } from "./report.ts";
import { forgetRejected } from "./rejected-files.ts";
import * as refusals from "./refusals.ts";

/** Exchange: one way of receiving a file, whatever its letter. Its pages are those of the kinds that modules bring. */
export const exchange = defineModule({
  name: "exchange",
  refusals: Object.values(refusals),
  jobs: [forgetRejected],
  cycles: { "exchange.file.status": fileLife },
  personalData,
  notPersonal: otherTables,
});
