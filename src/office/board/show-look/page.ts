import { transactionAs } from "#platform/app";
import { notFound, type Reply, type Route, type WebRequest } from "#platform/web";
import { mayBeAccent } from "../choose-accent/rule.ts";
import { logoPath, paths } from "../paths.ts";

/** The style sheet of the board's colour, and its logo: each under an address that names its content. */
export const showLook: Route = {
  name: "show-look",
  face: "page",
  method: "GET",
  path: paths.look.pattern,
  permission: "public",
  scope: "public",
  summary: "The colour and the logo of the board",
  handle: answerLook,
};

async function answerLook({ app, actor, params }: WebRequest): Promise<Reply> {
  const name = params["file"] ?? "";
  const [, accent] = /^([0-9a-f]{6})\.css$/.exec(name) ?? [];
  if (accent !== undefined) return style(`#${accent}`);
  const [, hash] = /^([0-9a-f]{64})\.(?:png|jpg)$/.exec(name) ?? [];
  if (hash === undefined) return notFound;
  const logo = await transactionAs(app, actor, (tx) =>
    tx
      .selectFrom("board.logo")
      .select(["media_type as mediaType", "bytes"])
      .where("hash", "=", hash)
      .executeTakeFirst(),
  );
  if (!logo || logoPath(hash, logo.mediaType) !== paths.look({ file: name })) return notFound;
  return forGood(name, logo.mediaType, logo.bytes);
}

/** A colour is part of its address, and only one on which white text can be read is answered. */
function style(accent: string): Reply {
  if (!mayBeAccent(accent).ok) return notFound;
  const css = `:root { --acc-accent: ${accent}; }\n`;
  return forGood(`${accent.slice(1)}.css`, "text/css; charset=utf-8", Buffer.from(css));
}

function forGood(name: string, mediaType: string, bytes: Uint8Array): Reply {
  return { kind: "file", name, mediaType, bytes, inline: true, forGood: true };
}
