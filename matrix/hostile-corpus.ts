/** What is written into every parameter and field: each finds another kind of carelessness. */
export const attacks: Readonly<Record<string, string>> = {
  "markup and templates":
    "'\"><script>zzscript(1)</script><img src=zz onerror=zz()>{{1234*1000}}${1234*1000}<%=1234*1000%>",
  SQL: "' or 1=1); drop table access.person; --",
  "a path": "../../../../etc/passwd",
  "a NUL": "a\u0000b",
  "a line end and a header": "a\r\nset-cookie: zz=1\r\n\r\nzz",
  "a number beyond floating point": "1e309",
  "a number beyond integers": "99999999999999999999",
  "ten thousand characters": "x".repeat(10_000),
  "the prototype": "__proto__",
  "writing turned round": "\u202eevil\u2066\u200f\u{1f4a9}\ud800",
  "a formula": "=cmd|'/C calc'!A0",
};

/** What is wrong with an answer to an attack; undefined when nothing is. */
export function careless({ status, type, body }: { status: number; type: string; body: string }): string | undefined {
  if (status >= 500 && status !== 503) return `answered ${status}`;
  if (body.includes("1234000")) return "worked out what was sent";
  if (body.includes("root:x:0:0")) return "read a file of the disk";
  if (!type.startsWith("text/html")) return undefined;
  return /<script>zz|<img src=zz|onerror=zz\(\)>\{/.test(body) ? "gives markup back as markup" : undefined;
}

/** A value as it stands in an address or a form, halves of characters too. */
export function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
