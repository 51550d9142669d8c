import { defineModule } from "#platform";

/** The board itself: what it is called, how it is reached, how it looks, and the texts it publishes. */
export const board = defineModule({
  name: "board",
  permissions: { "board.manage": "Change the board's name, contacts, look and published pages" },
  grants: { administrator: ["board.manage"] },
});
