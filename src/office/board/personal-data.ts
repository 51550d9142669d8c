import type { NotPersonal } from "#platform";

/** This module holds nothing about people: its tables, and why. */
export const otherTables: readonly NotPersonal[] = [
  { table: "board.profile", because: "what the board is called and where it is" },
  { table: "board.contact", because: "addresses of the board's duties, which it publishes" },
  { table: "board.logo", because: "pictures of the board" },
  { table: "board.footer_link", because: "links to other sites" },
  { table: "board.draft", because: "texts of the board, before they are published" },
  { table: "board.accessibility_answers", because: "what the board says of its site" },
  { table: "board.text", because: "texts that the board published" },
];
