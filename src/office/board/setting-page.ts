import type { Refusal } from "#kernel";
import type { Path } from "#platform/addresses";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { type Crumb, type Field, performFor, type Question, questionPage, rawOf } from "#platform/pages";
import { type Action, consider } from "#platform/perform";
import { redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "./paths.ts";

type Values = Readonly<Record<string, string>>;

/** A part of the settings: a form, a page that shows what would change, and the act. */
export type SettingPage<Input, Facts, Value, Answer> = {
  readonly path: Path;
  readonly action: Action<Input, Facts, Value, Answer>;
  readonly title: string;
  readonly text?: readonly string[];
  readonly asks: readonly Field[];
  /** What holds now, by the names of the fields. */
  now(tx: Tx): Promise<Values>;
  /** What the check page warns of. */
  warnings?(now: Values, wanted: Values): readonly string[];
  /** Which part of the settings is said to be saved. */
  readonly done: string;
};

export const settingsTrail: readonly Crumb[] = [{ text: "Settings", href: paths.settings() }];

/** The two routes of a part of the settings. What was typed goes through the check page and is decided again there. */
export function settingPage<Input, Facts, Value, Answer>(
  page: SettingPage<Input, Facts, Value, Answer>,
): readonly [Route, Route] {
  const { action, path } = page;
  const both = { face: "page", path: path.pattern, permission: "board.manage", scope: "board" } as const;
  return [
    {
      ...both,
      name: `ask-${action.name}`,
      method: "GET",
      summary: `${action.summary}: the form`,
      handle: async (request) => form(page, await nowOf(page, request), []),
    },
    {
      ...both,
      name: action.name,
      method: "POST",
      summary: `${action.summary}: check, then save`,
      act: action.name,
      handle: (request) => act(page, request),
    },
  ];
}

async function act<Input, Facts, Value, Answer>(
  page: SettingPage<Input, Facts, Value, Answer>,
  request: WebRequest,
): Promise<Reply> {
  const step = request.form["_step"];
  if (step === "edit") return form(page, request.form, []);
  if (step === "save") {
    const done = await performFor(request, page.action);
    return done.ok ? redirect(`${paths.settings()}?done=${page.done}`) : form(page, request.form, done.refusals);
  }
  const would = await consider(request.app, request.actor, page.action, rawOf(request));
  return would.ok ? check(page, await nowOf(page, request), request.form) : form(page, request.form, would.refusals);
}

function nowOf(
  page: Pick<SettingPage<never, never, never, never>, "now">,
  { app, actor }: WebRequest,
): Promise<Values> {
  return transactionAs(app, actor, (tx) => page.now(tx));
}

type Shown = Pick<SettingPage<never, never, never, never>, "title" | "text" | "asks" | "warnings">;

function form({ title, text, asks }: Shown, values: Values, refusals: readonly Refusal[]): Reply {
  const question: Question = { title, ...(text ? { text } : {}), trail: settingsTrail, button: "Continue" };
  return questionPage(question, paths.settings(), { fields: asks, values, refusals });
}

/** What would change, field by field, with what was typed carried along. */
function check({ title, asks, warnings }: Shown, now: Values, typed: Values): Reply {
  const changes = asks
    .map(({ name, label }) => ({
      label: label.replace(" (optional)", ""),
      now: now[name] ?? "",
      wanted: (typed[name] ?? "").trim(),
    }))
    .filter((change) => change.now !== change.wanted);
  const question: Question = {
    title: "Check your changes",
    caption: title,
    trail: settingsTrail,
    warnings: warnings?.(now, typed) ?? [],
    button: "Save changes",
    template: "office/board/check-setting.njk",
    data: { changes, carried: asks.map(({ name }) => ({ name, value: typed[name] ?? "" })) },
  };
  return questionPage(question, paths.settings());
}
