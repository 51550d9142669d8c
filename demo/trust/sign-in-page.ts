import { createHash } from "node:crypto";
import type { TrustPerson } from "./trust-people.ts";

export type TrustPage = { readonly html: string; readonly headers: Readonly<Record<string, string>> };

/** The trust's sign-in page: its people, each with two buttons, for it has no passwords. */
export function trustSignInPage(trust: string, board: string, people: readonly TrustPerson[]): TrustPage {
  return trustPage(
    `Sign in to ${trust}`,
    `
    <p class="note">This is a demonstration. ${escape(trust)} is made up, and does not ask for a password.</p>
    <p>${escape(board)} asks who you are. Choose a person, and whether ${escape(trust)} tells the board that there was a
      second factor.</p>
    <form method="post">
      <ul>${people.map(item).join("")}</ul>
      <p><button name="as" value="nobody">Go back without signing in</button></p>
    </form>`,
  );
}

/** A page of the trust, in a dress of its own: nobody takes it for the board's. */
export function trustPage(title: string, content: string): TrustPage {
  const hash = createHash("sha256").update(style).digest("base64");
  return {
    html: `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escape(title)}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
      <body><main><h1>${escape(title)}</h1>${content}</main></body></html>`,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'`,
    },
  };
}

function item({ subject, name, email, about }: TrustPerson): string {
  const button = (how: string, words: string): string =>
    `<button name="as" value="${subject} ${how}">${words}<span class="hidden"> as ${escape(name)}</span></button>`;
  return `<li><strong>${escape(name)}</strong> <span>${escape(email)}</span><br>${escape(about)}.<br>
    ${button("mfa", "With a second factor")} ${button("pwd", "With a password only")}</li>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const style = `:root{color-scheme:light dark}
body{margin:0;background:light-dark(#eaf4f4,#0d1f24);color:light-dark(#10242b,#e6f1f2);
font:1.1rem/1.5 system-ui,sans-serif}
main{max-width:42rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.7rem;line-height:1.2}
.note{border-left:.4rem solid light-dark(#0b6e78,#58c4cf);padding:.3rem .8rem}
ul{list-style:none;padding:0}li{border-top:1px solid light-dark(#7fa3a8,#4d7278);padding:.9rem 0}
li span:not(.hidden){overflow-wrap:anywhere}
button{font:inherit;padding:.5rem .9rem;margin:.4rem .4rem 0 0;border:2px solid light-dark(#0b6e78,#58c4cf);
border-radius:.3rem;background:transparent;color:inherit;cursor:pointer}
button:focus-visible{outline:3px solid light-dark(#8a3b00,#ffd166);outline-offset:2px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;
