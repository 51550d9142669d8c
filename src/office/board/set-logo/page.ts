import type { Refusal } from "#kernel";
import { performFor, questionPage } from "#platform/pages";
import { redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { settingsTrail } from "../setting-page.ts";
import { logoBytesMax } from "./rule.ts";
import { setLogo } from "./set-logo.ts";

const both = { face: "page", path: paths.logo.pattern, permission: "board.manage", scope: "board" } as const;

/** The logo of the board: a file, whose content is checked. */
export const setLogoPages: readonly Route[] = [
  {
    ...both,
    name: "ask-set-logo",
    method: "GET",
    summary: "Choose the logo of the board",
    handle: async () => show([]),
  },
  {
    ...both,
    name: "set-logo",
    method: "POST",
    summary: "Set the board's logo",
    act: "set-logo",
    takes: { files: 2 * logoBytesMax },
    handle: send,
  },
];

async function send(request: WebRequest): Promise<Reply> {
  const sent = request.files.find((each) => each.field === "logo" || each.field === "file");
  const done = await performFor(request, setLogo, sent ? { bytes: sent.bytes } : {});
  return done.ok ? redirect(`${paths.settings()}?done=logo`) : show(done.refusals);
}

function show(refusals: readonly Refusal[]): Reply {
  const question = {
    title: "Logo",
    text: [
      "A PNG or JPEG file of up to 300KB, with sides between 32 and 2,000 pixels. It is shown 40 pixels high beside " +
        "the name of the board, on a white background.",
    ],
    trail: settingsTrail,
    button: "Set the logo",
    template: "office/board/set-logo/page.njk",
  };
  return questionPage(question, paths.settings(), { fields: [], values: {}, refusals });
}
