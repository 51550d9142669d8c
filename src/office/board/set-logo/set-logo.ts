import { createHash } from "node:crypto";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Saved } from "#platform/perform";
import { getProfile } from "../queries.ts";
import { logoMissing } from "../refusals.ts";
import { type Image, readImage } from "./read-image.ts";
import { mayBeLogo } from "./rule.ts";

type Facts = { readonly now: string | null };

/** Sets the logo of the board: `bytes`. Refused: what is no sound PNG or JPEG, and a size that fits no page. */
export const setLogo = defineAction<Image, Facts, Image, null>({
  name: "set-logo",
  summary: "Set the board's logo",
  permission: "board.manage",
  read: (raw): Decision<Image> => {
    const bytes = raw !== null && typeof raw === "object" && "bytes" in raw ? raw.bytes : undefined;
    if (bytes instanceof Uint8Array && bytes.length > 0) return readImage(bytes);
    return logoMissing.refuse();
  },
  load: async (tx, _image, { locks }) => ok({ now: (await getProfile(tx, locks)).logo }),
  rule: (_facts, image) => {
    const fits = mayBeLogo({ width: image.width, height: image.height, bytes: image.bytes.length });
    return fits.ok ? ok(image) : fits;
  },
  save: saveLogo,
});

async function saveLogo(tx: Tx, image: Image, { now }: Facts): Promise<Saved<null>> {
  const { mediaType, width, height, bytes } = image;
  const hash = createHash("sha256").update(bytes).digest("hex");
  await tx
    .insertInto("board.logo")
    .values({ hash, media_type: mediaType, width, height, bytes: Buffer.from(bytes) })
    .onConflict((row) => row.doNothing())
    .execute();
  await tx.updateTable("board.profile").set({ logo: hash }).execute();
  return {
    answer: null,
    subject: { kind: "board", id: "logo" },
    centreId: null,
    chain: "board",
    before: { logo: now },
    after: { logo: hash, width, height },
  };
}
