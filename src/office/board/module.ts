import { defineModule } from "#platform/module";
import { acts } from "./acts.ts";
import { paths } from "./paths.ts";
import { otherTables, personalData } from "./personal-data.ts";
import { readBoard } from "./read-board.ts";
import * as refusals from "./refusals.ts";
import { routes } from "./routes.ts";

/** The board itself: what it is called, how it is reached, how it looks, and the texts it publishes. */
export const board = defineModule({
  name: "board",
  permissions: { "board.manage": "Change the board's name, contacts, look and published pages" },
  grants: { administrator: ["board.manage"] },
  acts,
  routes,
  refusals: Object.values(refusals),
  readBoard,
  navigation: { board: [{ text: "Settings", href: paths.settings(), needs: "board.manage", order: 85 }] },
  subjects: {
    board: { board: { needs: "board.manage", at: () => paths.settings() }, example: "identity" },
    "board-text": { board: { needs: "board.manage", at: () => paths.settings() }, example: "terms 1" },
  },
  personalData,
  notPersonal: otherTables,
});
