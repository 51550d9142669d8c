import type { Column, TableShape } from "#kernel";

const status = {
  name: "status",
  type: "text",
  about:
    "published: taken from a document of the body that published it; second-hand: from a copy that somebody else " +
    "keeps; sample: made up for the demonstration, not a real board's figure",
  oneOf: ["published", "second-hand", "sample"],
} as const satisfies Column;
const source = {
  name: "source",
  type: "text",
  about: "the document that the figure comes from",
  optional: true,
} as const satisfies Column;
const title = {
  name: "title",
  type: "text",
  about: "as printed; at most 36 plain characters, the width in exchange files",
  pattern: /^[\x20-\x7e]{1,36}$/,
} as const satisfies Column;
const grade = {
  name: "grade",
  type: "text",
  about: "a grade of the grade set",
  pattern: /^[A-Z0-9*]{1,6}$/,
} as const satisfies Column;

/** The files of a catalogue folder, in the order in which they are loaded. Every rule about a single cell is here. */
export const catalogueFiles = [
  {
    file: "families",
    about: "Kinds of qualification that share rules, key dates and a results day.",
    key: ["family"],
    columns: [
      { name: "family", type: "text", about: "code, such as GCSE", pattern: /^[A-Z0-9-]{2,20}$/ },
      { name: "title", type: "text", about: "the usual name" },
      {
        name: "level",
        type: "text",
        about: "level of the results day: 2 for the GCSE day, 3 for the A level day",
        oneOf: ["2", "3"],
      },
      {
        name: "embargoed",
        type: "yes-no",
        about:
          "yes: results are under embargo until their release time; no: they can be seen as soon as they are issued",
      },
      { name: "rounding", type: "text", about: "where a weighted mark is rounded", oneOf: ["total", "component"] },
    ],
  },
  {
    file: "suites",
    about: "Qualifications built to one design.",
    key: ["suite"],
    columns: [
      { name: "suite", type: "text", about: "code", pattern: /^[A-Z0-9-]{2,24}$/ },
      { name: "family", type: "text", about: "its family", refersTo: "families.family" },
      { name: "title", type: "text", about: "the usual name" },
    ],
  },
  {
    file: "grade_sets",
    about: "The grades of each scale, best first, U included.",
    key: ["grade_set", "grade"],
    columns: [
      { name: "grade_set", type: "text", about: "code of at most four characters", pattern: /^[A-Z0-9]{2,4}$/ },
      grade,
      { name: "rank", type: "whole", about: "1 is the best grade" },
      { name: "label", type: "text", about: "as printed on a certificate" },
    ],
  },
  {
    file: "qualifications",
    about: "Qualifications that a candidate can be awarded.",
    key: ["qualification"],
    columns: [
      { name: "qualification", type: "text", about: "code, such as J560 or 05835", pattern: /^[A-Z0-9]{4,6}$/ },
      { name: "suite", type: "text", about: "its suite", refersTo: "suites.suite" },
      title,
      {
        name: "scheme",
        type: "text",
        about: "how the grade is worked out: weighted marks, uniform marks, or points",
        oneOf: ["linear", "gce", "nationals", "points"],
      },
      { name: "grade_set", type: "text", about: "scale of the award", refersTo: "grade_sets.grade_set" },
      { name: "qan", type: "text", about: "qualification number", optional: true, pattern: /^\d{3}\/?\d{4}\/?[0-9X]$/ },
      { name: "glh", type: "whole", about: "guided learning hours", optional: true },
      {
        name: "max_total",
        type: "whole",
        about: "maximum weighted mark or uniform total; blank for points",
        optional: true,
      },
      { name: "near_pass_max", type: "whole", about: "points: how many near passes (R) may count", optional: true },
      { name: "unclassified_max", type: "whole", about: "points: how many optional units may be U", optional: true },
      status,
      source,
    ],
  },
  {
    file: "units",
    about: "Parts of a unitised qualification that have a result of their own.",
    key: ["unit"],
    columns: [
      { name: "unit", type: "text", about: "code, such as R093 or F011", pattern: /^[A-Z0-9]{4,6}$/ },
      { name: "suite", type: "text", about: "its suite", refersTo: "suites.suite" },
      { name: "title", type: "text", about: "as printed" },
      { name: "assessment", type: "text", about: "examined, or centre-marked", oneOf: ["exam", "nea"] },
      {
        name: "scheme",
        type: "text",
        about: "gce or nationals: marks to uniform marks; points: marks to a grade; claim: the centre's grade",
        oneOf: ["gce", "nationals", "points", "claim"],
      },
      { name: "grade_set", type: "text", about: "scale of the unit", refersTo: "grade_sets.grade_set" },
      { name: "glh", type: "whole", about: "guided learning hours", optional: true },
      { name: "max_uniform", type: "whole", about: "maximum uniform mark; blank for points and claim", optional: true },
      { name: "second_year", type: "yes-no", about: "gce: an A2 unit, counted for the A* rule" },
      { name: "attempts", type: "text", about: "which attempt counts", oneOf: ["best", "latest"] },
      {
        name: "attempts_max",
        type: "whole",
        about: "how often the unit can be taken before certification; blank where there is no limit",
        optional: true,
      },
      status,
      source,
    ],
  },
  {
    file: "components",
    about: "Exams and centre-marked work that are taken and marked separately.",
    key: ["component"],
    columns: [
      { name: "component", type: "text", about: "code, such as J560/04", pattern: /^[A-Z0-9/]{3,12}$/ },
      title,
      { name: "assessment", type: "text", about: "examined, or centre-marked", oneOf: ["exam", "nea"] },
      {
        name: "max_mark",
        type: "whole",
        about: "maximum raw mark; blank when the centre claims a grade",
        optional: true,
      },
      { name: "minutes", type: "whole", about: "time allowed", optional: true },
      { name: "teacher_marks", type: "text", about: "N none, Y marks, G grades", oneOf: ["N", "Y", "G"] },
      { name: "exam_day", type: "day", about: "day in the exam timetable", optional: true },
      { name: "session", type: "text", about: "A morning, P afternoon", optional: true, oneOf: ["A", "P"] },
      status,
      source,
    ],
  },
  {
    file: "options",
    about: "What a centre enters a candidate for: an award, a unit, or certification from units.",
    key: ["option"],
    columns: [
      { name: "option", type: "text", about: "entry code of at most six characters", pattern: /^[A-Z0-9]{4,6}$/ },
      {
        name: "kind",
        type: "text",
        about: "award: graded from its own components; unit; certification: from units",
        oneOf: ["award", "unit", "certification"],
      },
      title,
      {
        name: "qualification",
        type: "text",
        about: "award and certification: what is awarded",
        optional: true,
        refersTo: "qualifications.qualification",
      },
      { name: "unit", type: "text", about: "unit options: the unit", optional: true, refersTo: "units.unit" },
      { name: "tier", type: "text", about: "F foundation, H higher", optional: true, oneOf: ["F", "H"] },
      {
        name: "method",
        type: "text",
        about: "how centre-marked work is moderated",
        optional: true,
        oneOf: ["upload", "post", "visit", "carry-forward"],
      },
      { name: "process", type: "text", about: "E entry, R registration", oneOf: ["E", "R"] },
    ],
  },
  {
    file: "option_components",
    about: "The components behind an option and the factor each raw mark is multiplied by.",
    key: ["option", "component"],
    columns: [
      { name: "option", type: "text", about: "entry option", refersTo: "options.option" },
      { name: "component", type: "text", about: "component", refersTo: "components.component" },
      {
        name: "factor",
        type: "fraction",
        about: "weighting factor, such as 1, 2 or 3/2; maximum weighted mark over maximum raw mark",
      },
    ],
  },
  {
    file: "combination_groups",
    about:
      "Rules of combination: how many units of each group count towards a qualification. A unit is in one group only.",
    key: ["qualification", "unit_group"],
    columns: [
      { name: "qualification", type: "text", about: "what is awarded", refersTo: "qualifications.qualification" },
      { name: "unit_group", type: "text", about: "name of the group, such as mandatory", pattern: /^[a-z0-9-]{1,20}$/ },
      { name: "choose", type: "whole", about: "how many units of the group count" },
      { name: "optional", type: "yes-no", about: "no: every unit is mandatory; yes: the best are chosen" },
      { name: "terminal", type: "yes-no", about: "yes: the units must be taken in the series of certification" },
    ],
  },
  {
    file: "combination_units",
    about: "The units of each group.",
    key: ["qualification", "unit"],
    columns: [
      { name: "qualification", type: "text", about: "what is awarded", refersTo: "qualifications.qualification" },
      { name: "unit_group", type: "text", about: "group of combination_groups" },
      { name: "unit", type: "text", about: "unit", refersTo: "units.unit" },
    ],
  },
  {
    file: "barred_pairs",
    about: "Barred pairs: options that a candidate cannot be entered for together.",
    key: ["option", "other_option"],
    columns: [
      { name: "option", type: "text", about: "the lower code", refersTo: "options.option" },
      { name: "other_option", type: "text", about: "the higher code", refersTo: "options.option" },
      { name: "scope", type: "text", about: "S same series, Y same academic year", oneOf: ["S", "Y"] },
      {
        name: "reason",
        type: "text",
        about: "reason shown to people; at most 36 plain characters, the width in exchange files",
        pattern: /^[\x20-\x7e]{1,36}$/,
      },
    ],
  },
  {
    file: "series",
    about: "Exam series.",
    key: ["series"],
    columns: [
      {
        name: "series",
        type: "text",
        about: "two characters as in exchange files and two digits of the year, such as 6A26",
        pattern: /^[1-9A-C][A-Z0-9]\d{2}$/,
      },
      { name: "title", type: "text", about: "such as June 2026" },
      { name: "month", type: "whole", about: "1 to 12" },
      { name: "year", type: "whole", about: "four digits" },
    ],
  },
  {
    file: "series_options",
    about: "What can be entered in a series, and its fee.",
    key: ["series", "option"],
    columns: [
      { name: "series", type: "text", about: "series", refersTo: "series.series" },
      { name: "option", type: "text", about: "option", refersTo: "options.option" },
      { name: "fee", type: "money", about: "entry fee in pence" },
      status,
      source,
    ],
  },
  {
    file: "key_dates",
    about: "Dates of a series and family. Times are in the board's zone (Europe/London).",
    key: ["series", "family", "kind"],
    columns: [
      { name: "series", type: "text", about: "series", refersTo: "series.series" },
      { name: "family", type: "text", about: "family", refersTo: "families.family" },
      {
        name: "kind",
        type: "text",
        about:
          "the deadline or release; open-entries: entries are taken on any day until then, without late fees; " +
          "refund-until: the last minute in which an entry is withdrawn with a refund, where not final-entries; " +
          "marks-due-upload, -post and -visit: when work that is moderated so is due, where not with marks-due",
        oneOf: [
          "final-entries",
          "late-entries",
          "last-amendment",
          "open-entries",
          "refund-until",
          "marks-due",
          "marks-due-upload",
          "marks-due-post",
          "marks-due-visit",
          "release-centres",
          "release-candidates",
        ],
      },
      { name: "at", type: "time", about: "such as 2026-02-21T23:59" },
      status,
      source,
    ],
  },
  {
    file: "late_fees",
    about:
      "What is added to an entry fee after final entries close (stage late) and after late entries close (very-late).",
    key: ["series", "family", "stage"],
    columns: [
      { name: "series", type: "text", about: "series", refersTo: "series.series" },
      { name: "family", type: "text", about: "family", refersTo: "families.family" },
      { name: "stage", type: "text", about: "which deadline has passed", oneOf: ["late", "very-late"] },
      { name: "fee", type: "money", about: "added fee in pence" },
      status,
      source,
    ],
  },
  {
    file: "boundaries",
    about:
      "Lowest mark of each grade: of an option's weighted total, a unit's raw total or, for information, a component.",
    key: ["series", "target", "code", "grade"],
    columns: [
      { name: "series", type: "text", about: "series", refersTo: "series.series" },
      { name: "target", type: "text", about: "what the mark is out of", oneOf: ["option", "unit", "component"] },
      { name: "code", type: "text", about: "code of the option, unit or component" },
      grade,
      { name: "mark", type: "whole", about: "lowest mark that earns the grade" },
      status,
      source,
    ],
  },
  {
    file: "uniform_scales",
    about: "Share of the maximum uniform mark at each grade: fixed, never set by a committee.",
    key: ["scheme", "grade"],
    columns: [
      { name: "scheme", type: "text", about: "gce or nationals", oneOf: ["gce", "nationals"] },
      grade,
      { name: "percent", type: "whole", about: "of the maximum uniform mark" },
    ],
  },
  {
    file: "conversions",
    about: "Exceptions to the rule that converts raw marks of a unit to uniform marks, for one series.",
    key: ["series", "unit"],
    columns: [
      { name: "series", type: "text", about: "series", refersTo: "series.series" },
      { name: "unit", type: "text", about: "unit", refersTo: "units.unit" },
      {
        name: "notional",
        type: "text",
        about: "the notional N: default (2E − D), none, or a raw mark",
        pattern: /^(default|none|\d{1,3})$/,
      },
      {
        name: "knots",
        type: "text",
        about: "knots used instead of those worked out from the boundaries, such as 0:0;15:40;75:100",
        optional: true,
        pattern: /^\d+:\d+(;\d+:\d+)+$/,
      },
    ],
  },
  {
    file: "thresholds",
    about: "The lowest uniform total or points that earn each grade of a qualification made of units.",
    key: ["qualification", "series", "grade"],
    columns: [
      { name: "qualification", type: "text", about: "what is awarded", refersTo: "qualifications.qualification" },
      {
        name: "series",
        type: "text",
        about: "blank: every series; a series: this series only",
        optional: true,
        refersTo: "series.series",
      },
      grade,
      { name: "minimum", type: "whole", about: "lowest uniform total or points" },
      status,
      source,
    ],
  },
  {
    file: "points",
    about: "Points of a unit by its size and grade.",
    key: ["suite", "glh", "grade"],
    columns: [
      { name: "suite", type: "text", about: "suite", refersTo: "suites.suite" },
      { name: "glh", type: "whole", about: "guided learning hours of the unit" },
      grade,
      { name: "points", type: "whole", about: "points earned" },
      status,
      source,
    ],
  },
  {
    file: "prices",
    about:
      "What the board charges for services other than entries, for an academic year from 1 August to 31 July. The " +
      "prices of entries are in series_options, those of late entries in late_fees.",
    optional: true,
    key: ["year", "service", "family", "series"],
    columns: [
      { name: "year", type: "whole", about: "the year in which it ends: 2026 is 1 August 2025 to 31 July 2026" },
      { name: "service", type: "text", about: "code, such as review-of-marking", pattern: /^[a-z0-9-]{2,40}$/ },
      { name: "family", type: "text", about: "blank: every family", optional: true, refersTo: "families.family" },
      { name: "series", type: "text", about: "blank: every series", optional: true, refersTo: "series.series" },
      { name: "title", type: "text", about: "as printed on price lists and invoices" },
      { name: "per", type: "text", about: "what the price is for one of, such as component" },
      { name: "fee", type: "money", about: "in pence, without VAT" },
      status,
      source,
    ],
  },
  {
    file: "vat_rates",
    about: "The VAT on services, from a day until the next row of the service. If there is no row, no VAT is added.",
    optional: true,
    key: ["service", "from_day"],
    columns: [
      {
        name: "service",
        type: "text",
        about: "code as in prices, or entry, late-entry or very-late-entry; blank: every service without its own row",
        optional: true,
        pattern: /^[a-z0-9-]{2,40}$/,
      },
      { name: "from_day", type: "day", about: "first day" },
      { name: "treatment", type: "text", about: "how it is taxed", oneOf: ["exempt", "zero", "reduced", "standard"] },
      { name: "percent", type: "whole", about: "added to the fee; 0 for exempt and zero" },
      status,
      source,
    ],
  },
] as const satisfies readonly TableShape[];

export type CatalogueFile = (typeof catalogueFiles)[number]["file"];
