import { defineEvent } from "#platform/events";

export const releaseSet = defineEvent({
  name: "release-set",
  about: "The release times of a family were set",
  fields: {
    series: "the series",
    family: "the family",
    centresAt: "when centres see results",
    candidatesAt: "when candidates do",
  },
});
