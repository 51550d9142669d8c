import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { type DemoMoment, demoMoments, demoYear, type DemoYear, readMoment } from "#demo";
import { faultsOf } from "#platform/pages";
import { page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { momentNotTyped, momentUnknown } from "../refusals.ts";
import type { ClockMover } from "./clock-mover.ts";

/** The page on which a demonstration is set to another date, and the form that does it. */
export function demoClockRoutes(mover: ClockMover, year: DemoYear): readonly Route[] {
  return [
    {
      name: "show-demonstration-date",
      face: "page",
      method: "GET",
      path: paths.demoDate.pattern,
      permission: "public",
      scope: "public",
      summary: "The date of the demonstration, and the dates it can go to",
      handle: (request) => showDate(mover, year, request),
    },
    {
      name: "set-demonstration-date",
      face: "page",
      method: "POST",
      path: paths.demoDate.pattern,
      permission: "public",
      scope: "public",
      summary: "Set the demonstration to another date",
      handle: async (request) => {
        const wanted = readWanted(request.form);
        const moved = wanted.ok ? await mover.moveTo(wanted.value) : wanted;
        return moved.ok ? redirect(paths.demoDate()) : showDate(mover, year, request, moved.refusals);
      },
    },
  ];
}

/** `moment` names one of the year or `real-time`; `another` takes the day and the time beside it. */
function readWanted(form: WebRequest["form"]): Decision<Temporal.Instant | undefined> {
  const { moment = "", day = "", time = "" } = form;
  if (moment === "real-time") return ok(undefined);
  if (moment === "another") {
    const read = readMoment(time === "" ? day.trim() : `${day.trim()}T${time.trim()}`);
    if (read.ok) return read;
    if (read.refusals.some(({ code }) => code === "moment-not-read")) return momentNotTyped.refuse();
    return refuseAll(read.refusals.map((each) => ({ ...each, field: "day" })));
  }
  const known = demoMoments.find(({ id }) => id === moment);
  return known ? readMoment(known.at) : momentUnknown.refuse();
}

async function showDate(
  mover: ClockMover,
  year: DemoYear,
  { app, form }: WebRequest,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  const state = mover.state();
  const last = await year.happenedAt();
  const stage = state.kind === "moving" ? year.stage() : undefined;
  const data = {
    now: app.clock().toString(),
    last: last.toString(),
    state: { ...state, to: state.kind === "moving" ? state.to.toString() : "" },
    stage: stage?.total ? { ...stage, percent: Math.floor((stage.done * 100) / stage.total) } : stage,
    moments: demoMoments.map((moment) => placeOf(moment, last)),
    realTime: Temporal.Instant.compare(Temporal.Now.instant(), last) >= 0,
    refusals,
    faults: faultsOf(refusals),
    to: paths,
    trail: [{ text: "Home", href: paths.home() }],
    covered: demoYear,
    typed: form["moment"] === "another" ? { day: form["day"], time: form["time"] } : {},
  };
  return page("start/demo-clock/page.njk", data, refusals.length > 0 ? 422 : 200);
}

function placeOf({ id, title, at, about }: DemoMoment, last: Temporal.Instant) {
  const instant = Temporal.PlainDateTime.from(at).toZonedDateTime("Europe/London").toInstant();
  return {
    id,
    title,
    about,
    day: at.slice(0, 10),
    at: instant.toString(),
    reached: Temporal.Instant.compare(instant, last) >= 0,
  };
}
