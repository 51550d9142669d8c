import type { Chapter } from "./chapter.ts";

/** Chapter 17 of OWASP ASVS 5.0.0 in our own words, and what stands for each requirement of levels 1 and 2. */
export const media: Chapter = {
  number: 17,
  title: "Real-time media",
  requirements: [
    { number: "17.1.1", level: 2, wording: "TURN reaches nothing inside", because: "there is no WebRTC" },
    { number: "17.2.1", level: 2, wording: "DTLS keys are kept as written", because: "there is no WebRTC" },
    { number: "17.2.2", level: 2, wording: "DTLS uses good ciphers", because: "there is no WebRTC" },
    { number: "17.2.3", level: 2, wording: "Media is proven to be genuine", because: "there is no WebRTC" },
    { number: "17.2.4", level: 2, wording: "Broken media stops nothing", because: "there is no WebRTC" },
    { number: "17.3.1", level: 2, wording: "Floods of signals stop nothing", because: "there is no WebRTC" },
    { number: "17.3.2", level: 2, wording: "Broken signals stop nothing", because: "there is no WebRTC" },
  ],
};
