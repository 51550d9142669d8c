import type { TextKind } from "./board.ts";
import { textKinds } from "./board.ts";

const settings = "/board/settings";

/** The addresses of the board's settings and of the pages it publishes. */
export const paths = {
  settings,
  identity: `${settings}/identity`,
  contacts: `${settings}/contacts`,
  colour: `${settings}/colour`,
  logo: `${settings}/logo`,
  removeLogo: `${settings}/logo/removal`,
  links: `${settings}/links`,
  mail: `${settings}/mail`,
  accessibility: `${settings}/accessibility-statement`,
  draft: (kind: TextKind) => `${settings}/texts/${kind}`,
  publication: (kind: TextKind) => `${settings}/texts/${kind}/publication`,
  text: (kind: TextKind) => textKinds[kind].path,
  version: (kind: TextKind, version: number) => `${textKinds[kind].path}/versions/${version}`,
  contact: "/contact",
  cookies: "/cookies",
  style: (accent: string) => `/identity/${accent.slice(1)}.css`,
  logoFile: (hash: string, mediaType: string) => `/identity/${hash}.${mediaType === "image/png" ? "png" : "jpg"}`,
} as const;
