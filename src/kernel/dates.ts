/** A calendar day, written `2026-02-21`. Days and instants are never JavaScript `Date`s and never local time. */
export type Day = string;

/** Deadlines are in this zone, whatever machine the program runs on. */
export const boardZone = "Europe/London";

/** The calendar day in the board's zone at an instant. */
export function dayAt(instant: Temporal.Instant): Day {
  return instant.toZonedDateTimeISO(boardZone).toPlainDate().toString();
}

/** Reads `2026-02-21`; undefined for anything else, 31 February included. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return realDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/** Nobody here was born, and nothing happens, in earlier years: `0000` and `0226` are slips of the hand. */
const yearMin = 1900;

/** The day of these numbers, or undefined when there is no such day, or it is before 1900. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  if (year < yearMin || month < 1 || month > 12 || day < 1) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? undefined : first.with({ day }).toString();
}

/**
 * Reads a clock time in the board's zone, `2026-02-21T23:59`, as an instant; undefined when it is no such time. In the
 * night on which the clocks change, a time that does not exist or comes twice is none.
 */
export function parseBoardTime(text: string): Temporal.Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text) || !parseDay(text.slice(0, 10))) return undefined;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: "reject" })
      .toZonedDateTime(boardZone, { disambiguation: "reject" })
      .toInstant();
  } catch {
    return undefined;
  }
}

// Names from tables: making a formatter for each day took a third of the time of a long list.
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** `21 February 2026` */
export function formatDay(day: Day): string {
  const { day: dayOfMonth, month, year } = Temporal.PlainDate.from(day);
  return `${dayOfMonth} ${months[month - 1]} ${year}`;
}

/** `Saturday 21 February 2026, 11:59pm`, in the board's zone. */
export function formatInstant(instant: Temporal.Instant): string {
  const zoned = instant.toZonedDateTimeISO(boardZone);
  const { dayOfWeek, day, month, year } = zoned;
  return `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]} ${year}, ${clockTime(zoned)}`;
}

/** `Sat 21 Feb 2026` and `11:59pm`, in the board's zone: for the columns of a table. */
export function shortInstant(instant: Temporal.Instant): { readonly day: string; readonly time: string } {
  const zoned = instant.toZonedDateTimeISO(boardZone);
  const [weekday, month] = [weekdays[zoned.dayOfWeek - 1]?.slice(0, 3), months[zoned.month - 1]?.slice(0, 3)];
  return { day: `${weekday} ${zoned.day} ${month} ${zoned.year}`, time: clockTime(zoned) };
}

/** `2026-02-21 23:59:00`, the clock in the board's zone: for the cells of files that open in a spreadsheet. */
export function clockOf(instant: Temporal.Instant): string {
  const zoned = instant.toZonedDateTimeISO(boardZone).toPlainDateTime();
  return zoned.toString({ smallestUnit: "second", roundingMode: "floor" }).replace("T", " ");
}

/** `8am`, `9:30am`, `midday`. Midnight stays `12:00am`, because the word leaves the day open. */
function clockTime({ hour, minute }: Temporal.ZonedDateTime): string {
  if (hour === 12 && minute === 0) return "midday";
  const minutes = minute === 0 && hour !== 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}
