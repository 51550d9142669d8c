import { realDay, type Day } from "#kernel";
import { isDigits } from "./layouts/layout.ts";

/**
 * The day a candidate was born, from the DDMMYY of a file: of the possible centuries the latest that makes the candidate
 * at least 5 (so at most 104) years old on the day of the file. Undefined for `000000`, which is not known, and for days
 * that are not real. The choice of century is our own design.
 */
export function findBirthDay(text: string, fileDay: Day): Day | undefined {
  if (!isDigits(text) || text.length !== 6) return undefined;
  const [day, month, short] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))];
  const birthday = `-${text.slice(2, 4)}-${text.slice(0, 2)}`;
  const latest = Number(fileDay.slice(0, 4)) - (birthday <= fileDay.slice(4) ? 5 : 6);
  const back = (((latest - short) % 100) + 100) % 100;
  return realDay(latest - back, month, day);
}

/** A day of birth as files carry it; `000000` when it is not known. */
export function renderBirthDay(day: Day | null): string {
  return day === null ? "000000" : day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
}
