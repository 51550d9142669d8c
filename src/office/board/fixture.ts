import type { Database } from "#platform/database";

/** The board of the tests, named as an administrator would: before anything else happens, and without an act. */
export async function nameBoard(database: Pick<Database, "as">): Promise<void> {
  await database.as.board
    .updateTable("board.profile")
    .set({ name: "Meridian Awarding Organisation", short_name: "Meridian", identifier: "90" })
    .execute();
}
