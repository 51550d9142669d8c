import { expect, test } from "vitest";
import { browserWords } from "./browser-words.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36`;
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [windows, "Chrome on Windows"],
  [`${windows} Edg/140.0.0.0`, "Edge on Windows"],
  [`${windows} OPR/120.0.0.0`, "Opera on Windows"],
  [`${mac} Version/18.4 Safari/605.1.15`, "Safari on Mac"],
  [`${phone} Version/18.4 Mobile/15E148 Safari/604.1`, "Safari on iPhone"],
  [`${phone} CriOS/140.0 Mobile/15E148 Safari/604.1`, "Chrome on iPhone"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Linux"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/140.0.0.0 Safari/537.36`, "Chrome on ChromeOS"],
  [
    `Mozilla/5.0 (Linux; Android 15) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    "Samsung Internet on Android",
  ],
  ["curl/8.5.0", "curl/8.5.0"],
  ["", "An unknown browser"],
  ["x".repeat(200), "x".repeat(40)],
])("%s", (agent, words) => expect(browserWords(agent)).toBe(words));
