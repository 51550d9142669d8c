import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "../..");
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: path.slice(source.length + 1), text: readFileSync(path, "utf8") }));

/** Every file that writes a message: the place where its words, and so its links, are put together. */
const writers = files.filter(({ path, text }) => /\bqueueMail\(/.test(text) && path !== "platform/mail/queue-mail.ts");

/** What is filled into a message right before a path, such as `${app.site.address}/account`. */
const linkStart = /\$\{([^}]*)\}\/[a-z]/g;

test.each(writers)("links in messages of $path begin with the site's address", ({ text }) => {
  const starts = [...text.matchAll(linkStart)].map((match) => match[1]);
  for (const start of starts) expect(start).toMatch(/^(\w+\.)*site\.address$/);
  expect(starts.length > 0 || /\bsite\.address\}/.test(text), "a message leads to the page it is about").toBe(true);
  expect(text).not.toMatch(/https?:\/\//);
  expect(text).not.toMatch(/\bheaders\b|\brequest\b/);
});

test("messages are written in more places than one", () => {
  expect(writers.length).toBeGreaterThan(2);
});

test("nothing reads what a request calls this host", () => {
  const asks =
    /\.headers\.host\b|headers\[.host.\]|x-forwarded-(?:host|proto)|\brequest\.(?:host|hostname|protocol|port)\b/;
  expect(files.filter(({ text }) => asks.test(text)).map(({ path }) => path)).toEqual([]);
});
