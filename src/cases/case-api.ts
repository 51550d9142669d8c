import { transactionAs } from "#platform/app";
import type { Action } from "#platform/perform";
import { performFor } from "#platform/pages";
import { json, notFound, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import type { AnyKind, CaseKind, Move } from "./case-kind.ts";
import type { MoveAction } from "./move-case/move-action.ts";
import type { OpenAction } from "./open-case/open-action.ts";
import type { CasePaths } from "./paths.ts";
import { shownReference } from "./reference.ts";
import { caseMoved, caseNotSo, caseUnknown, messageLong, messageMissing } from "./refusals.ts";
import { loadCase, type ShownCase } from "./show-case/load-case.ts";

const text = { type: "string" } as const;
const wholeNumber = { type: "integer" } as const;
const nullable = { type: ["string", "null"] } as const;

/** What every move answers. */
const movedSchema = {
  type: "object",
  required: ["case", "reference", "status", "dueOn", "seen"],
  properties: { case: text, reference: text, status: text, dueOn: text, seen: wholeNumber },
};

const shownSchema = {
  type: "object",
  required: ["case", "reference", "title", "status", "phase", "openedAt", "dueOn", "seen", "said", "done", "moves"],
  properties: {
    case: text,
    reference: text,
    centreId: text,
    title: text,
    status: text,
    phase: { enum: ["open", "waiting", "closed"] },
    openedAt: text,
    openedBy: text,
    handler: nullable,
    dueOn: text,
    stoppedOn: nullable,
    closedOn: nullable,
    seen: wholeNumber,
    about: { type: "array", items: text },
    said: {
      type: "array",
      items: {
        type: "object",
        properties: { at: text, who: text, side: text, internal: { type: "boolean" }, body: text },
      },
    },
    done: { type: "array", items: { type: "object", properties: { at: text, who: text, did: text } } },
    moves: { type: "array", items: text },
  },
};

const asJson = (schema: object) => ({ mediaType: "application/json", schema });

/** The endpoint of one case: for both sides, each as far as it may see. */
export function caseEndpoint(kind: AnyKind, paths: CasePaths): Route {
  return {
    name: `show-${kind.kind}-api`,
    face: "api",
    method: "GET",
    path: paths.api.case.pattern,
    permission: kind.may.view,
    scope: "centre",
    summary: `A ${kind.noun}: what was said, what was done, and what can be done now`,
    api: { answer: asJson(shownSchema) },
    handle: async ({ app, actor, params }) => {
      const shown = await transactionAs(app, actor, (tx) =>
        loadCase(tx, kind, params["case"] ?? "", actor, app.clock()),
      );
      return shown ? json(caseAsJson(kind, shown, actor.side)) : notFound;
    },
  };
}

function caseAsJson(kind: AnyKind, { row, about, said, done, moves }: ShownCase, side: string): object {
  const { caseId, reference, centreId, status, phase, openedAt, openedByName, dueOn, stoppedOn, closedOn } = row;
  return {
    case: caseId,
    reference: shownReference(reference),
    centreId,
    title: kind.titleOf(row),
    status,
    phase,
    openedAt,
    openedBy: openedByName,
    ...(side === "board" ? { handler: row.handlerName } : {}),
    dueOn,
    stoppedOn,
    closedOn,
    seen: side === "board" ? row.moves : row.shownMoves,
    about: about.map((each) => each.text),
    said,
    done,
    moves: moves.map(({ act }) => act),
  };
}

/** The endpoint that opens a case of a kind. */
export function openingEndpoint<Line, Facts>(
  { kind, may, opening }: CaseKind<Line, Facts>,
  paths: CasePaths,
  action: OpenAction<Line, Facts>,
): Route {
  const { fields } = opening;
  const required = Object.entries(fields).flatMap(([name, field]) => ("optional" in field ? [] : [name]));
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, { about }]) => [name, { ...text, description: about }]),
  );
  return {
    name: `open-${kind}-api`,
    face: "api",
    method: "POST",
    path: paths.api.list.centre.pattern,
    permission: may.open,
    scope: "centre",
    act: action.name,
    summary: opening.summary,
    api: {
      body: asJson({ type: "object", required, properties }),
      answer: asJson(movedSchema),
      refusals: [messageMissing.code, messageLong.code],
    },
    handle: (request) => answerOf(request, action),
  };
}

/** The endpoint of a move. */
export function moveEndpoint(
  { kind, may }: AnyKind,
  paths: CasePaths,
  { act, by, summary, says, hands }: Move,
  action: MoveAction,
): Route {
  const properties = {
    seen: { ...wholeNumber, description: "As it was read: refused when somebody has moved the case since" },
    ...(says ? { message: { ...text, maxLength: 10_000 } } : {}),
    ...(hands === "chosen" ? { handler: { ...text, description: "The person who is to deal with it" } } : {}),
  };
  const required = [...(says && !says.optional ? ["message"] : []), ...(hands === "chosen" ? ["handler"] : [])];
  return {
    name: `${act}-${kind}-api`,
    face: "api",
    method: "POST",
    path: paths.api.move(act).pattern,
    permission: by === "board" ? may.work : may.open,
    scope: by,
    act: action.name,
    summary,
    api: {
      body: asJson({ type: "object", required, properties }),
      answer: asJson(movedSchema),
      refusals: [caseMoved.code, caseNotSo.code, ...(says ? [messageMissing.code, messageLong.code] : [])],
    },
    handle: (request) => answerOf(request, action),
  };
}

async function answerOf<Input, Facts, Value, Answer>(
  request: WebRequest,
  action: Action<Input, Facts, Value, Answer>,
): Promise<Reply> {
  const done = await performFor(request, action);
  if (done.ok) return json(done.value);
  return done.refusals.some(({ code }) => code === caseUnknown.code) ? notFound : refused(done.refusals);
}
