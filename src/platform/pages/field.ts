/** One thing that a form asks. Its name is also the field that a refusal names. */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `whole` is a whole number; `choice` shows radios; `list` is a drop-down; `tick` is sent as `yes`. */
  readonly kind: "text" | "long-text" | "whole" | "day" | "choice" | "list" | "tick";
  readonly choices?: readonly Choice[];
  /** How many lines high a long text is; 5 unless said. */
  readonly rows?: number;
  /** How many characters wide, where what is typed has a usual length. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  /** What the browser may fill in, such as `email`; nothing unless said. */
  readonly autocomplete?: string;
};

/** One of the answers that can be chosen. */
export type Choice = { readonly value: string; readonly text: string; readonly hint?: string };
