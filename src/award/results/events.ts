import { defineEvent } from "#platform";

export const releaseSet = defineEvent({
  name: "release-set",
  about: "The instants at which results of a family open were set",
  fields: {
    series: "the series",
    family: "the family",
    centresAt: "when centres see them",
    candidatesAt: "when candidates do",
  },
});
