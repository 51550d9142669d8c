import type { Held, NotPersonal } from "#platform/privacy";

/** What the board publishes of the people who answer for it, when it gives their own addresses. */
export const personalData: readonly Held[] = [
  {
    table: "board.contact",
    about: "staff",
    what: "Email addresses and telephone numbers for contacting the board, which everyone can see",
    why: "So that people can contact the board",
    ground: "legitimate interests",
    keep: { kind: "with", of: "the contacts of the board, until it changes them" },
  },
];

/** The other tables hold nothing about people, and why. */
export const otherTables: readonly NotPersonal[] = [
  { table: "board.profile", because: "what the board is called and where it is" },
  { table: "board.logo", because: "pictures of the board" },
  { table: "board.footer_link", because: "links to other sites" },
  { table: "board.draft", because: "texts of the board, before they are published" },
  { table: "board.accessibility_answers", because: "what the board says of its site" },
  { table: "board.text", because: "texts that the board published" },
];
