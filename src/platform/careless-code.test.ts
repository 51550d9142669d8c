import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

/** What the program's own source never does. Each search is shown to find what it looks for. */
const root = join(import.meta.dirname, "..");
const sources = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|njk|js|sql)$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((path) => !path.startsWith("tidy/"))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

type Search = readonly [what: string, pattern: RegExp, example: string, mayBeIn?: RegExp];

/** What tests alone use, among the sources. */
const ofTests = /^(platform\/database\/fresh|start\/longest-slice)\.ts$/;

const searches: readonly Search[] = [
  ["runs text as code", /\beval\(|new Function\(|node:vm|runInNewContext/, "eval(text)"],
  ["calls a shell", /\bexec(?:Sync)?\(["'`]|shell: true|\bexecSync\(/, 'exec("ls")'],
  ["makes a pattern of what came from outside", /new RegExp\(/, "new RegExp(text)", /^start\/documents\//],
  ["makes a template of a text", /renderString\(|Template\(\s*[a-z]/, "renderString(text)"],
  ["leaves markup of others unescaped", /\|\s*safe\b|autoescape: false/, "{{ name | safe }}", /njk$/],
  ["uses a random number that can be guessed", /Math\.random/, "Math.random()"],
  ["uses a weak hash or cipher", /createHash\("(?:md5|sha1)"|-ecb|-cbc|"des-|"rc4|createCipher\(/, 'createHash("md5")'],
  ["reads XML", /DOMParser|fast-xml|xml2js|libxml|sax\b.*import/, "new DOMParser()"],
  ["revives objects of a type that was sent", /node:v8|deserialize\(|unserialize/, "deserialize(bytes)", ofTests],
  ["trusts any certificate", /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED/, "rejectUnauthorized: false"],
  [
    "writes markup, listens to other windows or keeps things in the browser",
    /innerHTML|insertAdjacentHTML|document\.write|postMessage|addEventListener\("message"|onmessage|(?:local|session)Storage|indexedDB/,
    "x.innerHTML = y",
    /^platform\/(?:documents\/|pages\/assets\/keep-typed\.js$)/,
  ],
  [
    "puts a value into SQL by hand",
    /query\(`[^`]*\$\{(?!pg\.escapeLiteral)/,
    "query(`select ${id}`)",
    /^platform\/database\//,
  ],
  ["lets another site read", /access-control-allow-origin/i, "Access-Control-Allow-Origin: *"],
  ["follows a redirect", /redirect: "follow"|maxRedirects: [1-9]/, 'redirect: "follow"'],
];

const named = searches.map(([what, pattern, example, mayBeIn]) => ({ what, pattern, example, mayBeIn }));

test.each(named)("no source $what", ({ pattern, example, mayBeIn }) => {
  expect(pattern.test(example)).toBe(true);
  const found = sources.filter(({ path, text }) => pattern.test(text) && !mayBeIn?.test(path)).map(({ path }) => path);
  expect(found).toEqual([]);
});

test("there is source to search", () => {
  expect(sources.length).toBeGreaterThan(300);
});

test("only our own templates let markup through, and only what they made themselves", () => {
  const found = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/\{\{[^}]*\|\s*safe[^}]*\}\}/g)].map(([each]) => `${path}: ${each}`),
  );
  expect(found).toEqual([]);
});

test("fields where a password is typed hide it, and let a password manager and pasting work", () => {
  const fields = sources.flatMap(({ path, text }) =>
    /govukPasswordInput\(/.test(text)
      ? [{ path, named: /(?:current|new)-password/.test(text), barred: /onpaste|autocomplete[:=]\s*"off"/.test(text) }]
      : [],
  );
  const plain = sources.filter(
    ({ path, text }) => path.endsWith(".njk") && /<input[^>]+(?:name|id)="(?:password|current)"/.test(text),
  );
  expect(plain.map(({ path }) => path)).toEqual([]);
  expect(fields.length).toBeGreaterThan(1);
  for (const field of fields) expect(field).toEqual({ path: field.path, named: true, barred: false });
});
