import type { App, Place } from "#platform";

/** A place of work as people call it. */
export function placeWords({ board }: Pick<App, "board">, { side, centreId }: Place): string {
  switch (side) {
    case "centre":
      return `Centre ${centreId}`;
    case "board":
      return `${board.name} (the board)`;
    case "assessor":
      return `Marking and moderating for ${board.name}`;
    case "candidate":
      return `My own results, centre ${centreId}`;
  }
}
