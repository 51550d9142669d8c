import type { Place } from "#platform/actors";
import type { App } from "#platform/app";

/** Where someone works, in words. */
export function placeWords({ board }: Pick<App, "board">, { side, centreId }: Place): string {
  switch (side) {
    case "centre":
      return `Centre ${centreId}`;
    case "board":
      return `${board.name} (the board)`;
    case "assessor":
      return `Marking and moderation for ${board.name}`;
    case "candidate":
      return `My results, centre ${centreId}`;
  }
}
