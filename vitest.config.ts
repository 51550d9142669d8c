import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take minutes begin first, so that no processor waits for the last one; the others follow by size. */
const longest = [
  /stories\/pages-of-/,
  /matrix\/(reading|early-grades)/,
  /award\/results\/embargo/,
  /planted-faults|release-stands|matrix\/twin-worlds|embedded\/server|hostile-uploads/,
  /matrix\//,
  /stories\//,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((each) => each.test(moduleId));
      return found === -1 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}

export default defineConfig({
  test: {
    include: ["src", "demo", "bench", "matrix", "stories"].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: ["src/platform/database/test-server.ts"],
    // Roles are of the whole program, which has to be composed before a test file asks for one.
    setupFiles: ["src/start/program.ts"],
    testTimeout: 600_000,
    hookTimeout: 900_000,
    maxWorkers: 3,
    // Most of what a test makes is needed for a moment only: with room for it less time goes into collecting garbage.
    execArgv: ["--max-semi-space-size=64"],
    // The files that one process runs share its modules: each process loads the program once, not for every file.
    isolate: false,
    // Node runs our TypeScript as it is; nothing is transformed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongestFirst },
  },
});
