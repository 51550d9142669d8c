import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "demo/**/*.test.ts", "bench/**/*.test.ts", "matrix/**/*.test.ts", "stories/**/*.test.ts"],
    globalSetup: ["src/platform/database/test-server.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 4,
  },
});
