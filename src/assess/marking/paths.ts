import { definePath } from "#platform/addresses";

/** The addresses of marks. */
export const paths = {
  marks: definePath("/centre/marks"),
  grid: definePath("/centre/marks/:component"),
  submission: definePath("/centre/marks/:component/submit"),
  markFiles: definePath("/centre/mark-files"),
  marking: definePath("/board/marking"),
  component: definePath("/board/marking/:component"),
  centre: definePath("/board/marking/:component/:centre"),
  mark: definePath("/board/marking/:component/:centre/:candidate/:option"),
  hold: definePath("/board/marking/:component/:centre/:candidate/:option/hold"),
  release: definePath("/board/marking/:component/:centre/:candidate/:option/release"),
  loadMarks: definePath("/board/marks"),
  boardMarkFiles: definePath("/board/mark-files"),
  marksApi: definePath("/api/v1/marks"),
  boardMarksApi: definePath("/api/v1/board/marks"),
  completenessApi: definePath("/api/v1/completeness"),
  /** The script that pastes a column into the grid. */
  pasteColumn: definePath("/assets/paste-column.js"),
  keepTyped: definePath("/assets/keep-typed.js"),
} as const;
