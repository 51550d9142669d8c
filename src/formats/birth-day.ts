import { type Day } from "#kernel";
import { isDigits } from "./layouts/characters.ts";

/**
 * The day a candidate was born, from the DDMMYY of a file: of the possible centuries the latest that makes the
 * candidate at least 5 (so at most 104) years old on the day of the file. Undefined for `000000`, which is not known,
 * and for days that are not real. The choice of century is our own design.
 */
export function findBirthDay(text: string, fileDay: Day): Day | undefined {
  const year = findBirthYear(
    text,
    Number(fileDay.slice(0, 4)),
    Number(fileDay.slice(5, 7)) * 100 + Number(fileDay.slice(8)),
  );
  return year === undefined ? undefined : `${String(year).padStart(4, "0")}-${text.slice(2, 4)}-${text.slice(0, 2)}`;
}

/** The year of `findBirthDay`, without making text: for millions of records. `fileMonthDay` is 225 for 25 February. */
export function findBirthYear(text: string, fileYear: number, fileMonthDay: number): number | undefined {
  if (text.length !== 6 || !isDigits(text)) return undefined;
  const [day, month, short] = [twoDigits(text, 0), twoDigits(text, 2), twoDigits(text, 4)];
  const latest = fileYear - (month * 100 + day <= fileMonthDay ? 5 : 6);
  const year = latest - ((((latest - short) % 100) + 100) % 100);
  return isRealDay(year, month, day) ? year : undefined;
}

/** A day of birth as files carry it; `000000` when it is not known. */
export function renderBirthDay(day: Day | null): string {
  return day === null ? "000000" : day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month === 2) return day <= (isLeapYear(year) ? 29 : 28);
  return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
