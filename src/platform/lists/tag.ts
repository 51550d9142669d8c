/** A state as words with a colour of GOV.UK Frontend's tags: never the colour alone. */
export type Tag = {
  readonly text: string;
  readonly colour:
    | "grey"
    | "green"
    | "turquoise"
    | "blue"
    | "light-blue"
    | "purple"
    | "pink"
    | "red"
    | "orange"
    | "yellow";
};
