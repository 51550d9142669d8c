/** How a result is given: 1 grades, 2 levels, 3 points, U and B uniform mark, M and C mark. */
export type ResultType = "1" | "2" | "3" | "U" | "M" | "B" | "C";

/**
 * The twelve characters of a result. A grade of `X` is no result, `Q` pending. A score is a whole mark, or null when
 * none is given. `absent` is partial absence: a grade is given though part of the work is missing.
 */
export type GradesBlock = GradeBlock | ScoreBlock;

export type GradeBlock = {
  readonly kind: "grades";
  readonly first: string;
  readonly second: string;
  readonly firstEndorsement: string;
  readonly secondEndorsement: string;
  readonly absent: {
    readonly first: boolean;
    readonly second: boolean;
    readonly firstEndorsement: boolean;
    readonly secondEndorsement: boolean;
  };
};

export type ScoreBlock = {
  readonly kind: "score";
  readonly score: number | null;
  readonly grade: string;
  /** Only result types B and C have a place for it. */
  readonly absent: boolean;
};

/** Digits of the score by result type; the grade's two characters follow. */
const scoreDigits: Readonly<Partial<Record<ResultType, number>>> = { U: 3, M: 3, B: 4, C: 4 };
const absenceAt = 10;

export function isResultType(text: string): text is ResultType {
  return text.length === 1 && "123UMBC".includes(text);
}

/** A block of grades with nothing but a first grade, such as `7`, `X` or `Q`. */
export function onlyGrade(first: string): GradeBlock {
  const absent = { first: false, second: false, firstEndorsement: false, secondEndorsement: false };
  return { kind: "grades", first, second: "", firstEndorsement: "", secondEndorsement: "", absent };
}

/** Writes the twelve characters. Throws when the block is not of the result type or a value does not fit. */
export function renderGradesBlock(type: ResultType, block: GradesBlock): string {
  const digits = scoreDigits[type];
  if ((digits === undefined) !== (block.kind === "grades"))
    throw new RangeError(`A ${block.kind} block is not of type ${type}.`);
  if (block.kind === "grades") return renderGrades(block);
  const score = block.score === null ? " ".repeat(digits ?? 0) : String(block.score).padStart(digits ?? 0, "0");
  if (score.length !== digits || !/^( +|\d+)$/.test(score)) throw new RangeError(`Score ${block.score} does not fit.`);
  if (block.absent && digits === 3) throw new RangeError(`Result type ${type} has no place for an absence.`);
  return (score + renderGrade(block.grade)).padEnd(absenceAt) + (block.absent ? "# " : "  ");
}

function renderGrades(block: GradeBlock): string {
  const grades = [block.first, block.second, block.firstEndorsement, block.secondEndorsement];
  const { first, second, firstEndorsement, secondEndorsement } = block.absent;
  const absences = [first, second, firstEndorsement, secondEndorsement];
  return grades.map(renderGrade).join("") + absences.map((absent) => (absent ? "#" : " ")).join("");
}

function renderGrade(grade: string): string {
  if (!/^[!-~]{0,2}$/.test(grade)) throw new RangeError(`Grade ${grade} does not fit.`);
  return grade.padEnd(2);
}

/** Reads the twelve characters; undefined when they are no block of the result type. */
export function findGradesBlock(type: ResultType, text: string): GradesBlock | undefined {
  const block = text.padEnd(12);
  const digits = scoreDigits[type];
  return digits === undefined ? readGrades(block) : readScore(block, digits);
}

function readGrades(block: string): GradeBlock | undefined {
  if (!/^([!-~]{2}|[!-~] |  ){4}[# ]{4}$/.test(block)) return undefined;
  return {
    kind: "grades",
    first: block.slice(0, 2).trimEnd(),
    second: block.slice(2, 4).trimEnd(),
    firstEndorsement: block.slice(4, 6).trimEnd(),
    secondEndorsement: block.slice(6, 8).trimEnd(),
    absent: {
      first: block[8] === "#",
      second: block[9] === "#",
      firstEndorsement: block[10] === "#",
      secondEndorsement: block[11] === "#",
    },
  };
}

function readScore(block: string, digits: number): ScoreBlock | undefined {
  const [score, grade, rest] = [block.slice(0, digits), block.slice(digits, digits + 2), block.slice(digits + 2)];
  const scoreGood = /^(\d+| +)$/.test(score);
  if (!scoreGood || !/^([!-~]{2}|[!-~] |  )$/.test(grade)) return undefined;
  if (!(digits === 4 ? /^ {4}[# ] $/ : /^ *$/).test(rest)) return undefined;
  const marks = score.trim() === "" ? null : Number(score);
  return { kind: "score", score: marks, grade: grade.trimEnd(), absent: rest[absenceAt - digits - 2] === "#" };
}
