import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src", "demo", "bench", "matrix", "stories"].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: ["src/platform/database/test-server.ts"],
    testTimeout: 600_000,
    hookTimeout: 900_000,
    maxWorkers: 4,
  },
});
