import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { digest, publish } from "../setup/cache.mjs";
import { compressFiles } from "../setup/compress-files.mjs";
import { lastWords, run } from "../setup/run.mjs";

const limitMs = 5 * 60_000;
const keptBuilds = 3;

/** What the pages are made of: their own source, what they import of the house, and the packages. */
const inputs = [
  "src/web",
  "src/domain",
  "src/foundation",
  "src/api/client.ts",
  "toolchain/pages",
  "toolchain/steps/web-pages.mjs",
  "toolchain/setup/compress-files.mjs",
  "package-lock.json",
];

/**
 * The folder of the built pages of this checkout. Each state of the source has a folder of its own.
 *
 * @param {string} root folder of the project
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("../setup/obtain.mjs").Step<string>}
 */
export function webPages(root, node, env) {
  const builds = path.join(root, "dist", "pages");
  const folder = path.join(builds, inputsDigest(root));
  return {
    what: "web pages",
    advice: "run `npm run verify`; it says what is wrong with the source.",
    sources: [
      {
        from: "an earlier build",
        look: async () =>
          existsSync(path.join(folder, "index.html")) ? { found: folder } : { missing: "none", expected: true },
      },
      {
        from: "vite",
        look: async () => {
          const why = await publish(path.join(root, "dist"), folder, (draft) => build(root, node, env, draft));
          if (why) return { missing: why };
          await removeOldBuilds(builds);
          return { found: folder, note: "built" };
        },
      },
    ],
  };
}

/** @param {string} root */
function inputsDigest(root) {
  const files = inputs.flatMap((input) => filesIn(root, input)).sort();
  return digest(files.flatMap((file) => [file, readFileSync(path.join(root, file), "utf8")])).slice(0, 16);
}

/**
 * @param {string} root
 * @param {string} input a file or a folder
 * @returns {string[]}
 */
function filesIn(root, input) {
  if (!statSync(path.join(root, input)).isDirectory()) return [input];
  const names = readdirSync(path.join(root, input), { withFileTypes: true });
  return names.flatMap(({ name }) => filesIn(root, `${input}/${name}`));
}

/**
 * @param {string} root
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {string} draft
 * @returns {Promise<string | undefined>} why it failed
 */
async function build(root, node, env, draft) {
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  const options = [
    "--config=toolchain/pages/vite.config.mjs",
    `--outDir=${draft}`,
    "--emptyOutDir",
    "--logLevel=error",
  ];
  const ended = await run(node, [vite, "build", ...options], {
    cwd: root,
    env: { ...env, NODE_ENV: "production" },
    limitMs,
  });
  if (ended.code !== 0) return lastWords(ended);
  await compressFiles(draft);
  return undefined;
}

/** @param {string} builds */
async function removeOldBuilds(builds) {
  const names = await readdir(builds);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, madeMs: (await stat(path.join(builds, name))).mtimeMs })),
  );
  const old = dated.sort((one, other) => other.madeMs - one.madeMs).slice(keptBuilds);
  for (const { name } of old) await rm(path.join(builds, name), { recursive: true, force: true });
}
