import { expect, test } from "vitest";
import { isAddress, readMailing } from "./read-mailing.ts";

const from = "Exams <office@board.example>";
const sender = { name: "Exams", address: "office@board.example" };
const read = (url: string) => readMailing({ ACCOLADE_SMTP_URL: url, ACCOLADE_MAIL_FROM: from });

test("without a server messages wait", () => {
  expect(readMailing({})).toEqual({ mode: "none" });
  expect(readMailing({ ACCOLADE_SMTP_URL: "", ACCOLADE_MAIL_FROM: from })).toEqual({ mode: "none" });
});

test.each([
  [
    "smtps://user:pass@mail.example:4650",
    { host: "mail.example", port: 4650, tls: "at-once", login: { user: "user", password: "pass" } },
  ],
  ["smtps://mail.example", { host: "mail.example", port: 465, tls: "at-once", login: undefined }],
  [
    "smtp://a%40b:p%3Aw%2F@mail.example",
    { host: "mail.example", port: 587, tls: "upgrade", login: { user: "a@b", password: "p:w/" } },
  ],
  ["smtp://localhost:25", { host: "localhost", port: 25, tls: "none", login: undefined }],
  ["smtp://127.0.0.1:25/", { host: "127.0.0.1", port: 25, tls: "none", login: undefined }],
  ["smtp://[::1]:25", { host: "::1", port: 25, tls: "none", login: undefined }],
  ["smtp://127.0.0.1.example", { host: "127.0.0.1.example", port: 587, tls: "upgrade", login: undefined }],
  ["smtp://10.0.0.9", { host: "10.0.0.9", port: 587, tls: "upgrade", login: undefined }],
])("%s is read: TLS is left out only on this machine", (url, server) => {
  expect(read(url)).toEqual({ mode: "smtp", server: { ...server, from: sender } });
});

test.each([
  "mail.example",
  "http://mail.example",
  "smtp://",
  "smtp://mail.example/path",
  "smtps://mail.example?tls=no",
])("%s is refused, without repeating what may hold a password", (url) => {
  expect(() => read(url)).toThrow(/^ACCOLADE_SMTP_URL must look like smtps:/);
});

test.each([undefined, "", "exams", "a@b.example, c@d.example", "Exams\nBcc: x@y.example <office@board.example>"])(
  "the sender %j is refused",
  (text) => {
    expect(() => readMailing({ ACCOLADE_SMTP_URL: "smtp://localhost", ACCOLADE_MAIL_FROM: text })).toThrow(
      /^ACCOLADE_MAIL_FROM must be an address/,
    );
  },
);

test.each([
  ["ann@school.example", true],
  ["o'brien+exams@school.example", true],
  ["åsa@skola.example", true],
  ["ann@school.example\r\nBcc: x@y.example", false],
  ["ann@school.example,x@y.example", false],
  ["Ann <ann@school.example>", false],
  ["ann", false],
  ["", false],
  ["a b@c.example", false],
])("%j is one address: %s", (text, sound) => {
  expect(isAddress(text)).toBe(sound);
});
