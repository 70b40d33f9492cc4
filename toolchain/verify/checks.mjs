/**
 * @typedef {{ name: string, command: readonly [string, ...string[]] }} Check a program of `node_modules/.bin`
 * @type {readonly Check[]}
 */
export const checks = [
  { name: "types", command: ["tsc", "--project", "."] },
  { name: "types of pages", command: ["tsc", "--project", "src/web"] },
  { name: "lint and format", command: ["biome", "check", "--config-path=.biome.json", "--error-on-warnings"] },
  { name: "promises", command: ["oxlint", "--type-aware", "--deny-warnings", "src", "stacks", "test", "toolchain"] },
  { name: "unused code", command: ["knip"] },
  { name: "architecture", command: ["vitest", "run", "--config=test/vitest.config.ts", "--project=architecture"] },
];
