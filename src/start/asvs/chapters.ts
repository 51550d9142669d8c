import { code } from "./code.ts";
import { configuration } from "./configuration.ts";
import { cryptography } from "./cryptography.ts";
import { data } from "./data.ts";
import { encoding } from "./encoding.ts";
import { files } from "./files.ts";
import { logs } from "./logs.ts";
import { media } from "./media.ts";
import { programs } from "./programs.ts";
import { rights } from "./rights.ts";
import { sessions } from "./sessions.ts";
import { signOn } from "./sign-on.ts";
import { signingIn } from "./signing-in.ts";
import { tokens } from "./tokens.ts";
import { transport } from "./transport.ts";
import { validation } from "./validation.ts";
import { webPages } from "./web-pages.ts";
import type { Chapter } from "./chapter.ts";

/** Every chapter of OWASP ASVS 5.0.0 with what stands for its requirements of levels 1 and 2. */
export const chapters: readonly Chapter[] = [
  encoding,
  validation,
  webPages,
  programs,
  files,
  signingIn,
  sessions,
  rights,
  tokens,
  signOn,
  cryptography,
  transport,
  configuration,
  data,
  code,
  logs,
  media,
];
