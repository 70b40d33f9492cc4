import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { correctionsRecipe } from "../ferretdb/corrections.mjs";
import { prepareSource } from "../ferretdb/prepare-source.mjs";
import { oldestMongod, pins } from "../pins.mjs";
import { publish, toolFolder } from "../setup/cache.mjs";
import { download } from "../setup/download.mjs";
import { findOnPath } from "../setup/find-on-path.mjs";
import { copyGoModule, findGo, goRecipe, neededGo, runGo } from "../setup/go.mjs";
import { lastWords, run } from "../setup/run.mjs";
import { parseVersion, versionMisfit } from "../setup/versions.mjs";

/** @typedef {import("../setup/manifest.mjs").Manifest["mongo"]} MongoServer */

/**
 * A server that speaks MongoDB's wire protocol: MongoDB's own, else FerretDB with our corrections.
 *
 * @param {string} cache
 * @param {string} node the fitting Node
 * @param {NodeJS.ProcessEnv} env
 * @returns {import("../setup/obtain.mjs").Step<MongoServer>}
 */
export function mongoServer(cache, node, env) {
  const downloaded = toolFolder(cache, "mongod", pins.mongod);
  const built = toolFolder(cache, "ferretdb", pins.ferretdb, [...goRecipe("ferretdb"), correctionsRecipe]);
  /** @type {MongoServer} */
  const mongod = { kind: "mongod", path: path.join(downloaded, "bin", "mongod"), version: pins.mongod };
  /** @type {MongoServer} */
  const ferretdb = { kind: "ferretdb", path: path.join(built, "bin", "ferretdb"), version: pins.ferretdb };
  return {
    what: "database server",
    advice: `install MongoDB ${oldestMongod} or newer (https://www.mongodb.com/docs/manual/installation), or Go ${neededGo("ferretdb")} or newer, and put it on PATH.`,
    sources: [
      { from: "PATH", look: () => onPath(env) },
      {
        from: "cache",
        look: async () => {
          const found = [mongod, ferretdb].find((server) => existsSync(server.path));
          return found ? { found } : { missing: "nothing there", expected: true };
        },
      },
      {
        from: "MongoDB download",
        begins: `downloading MongoDB ${pins.mongod}`,
        look: async () => {
          const why = await publish(cache, downloaded, (draft) => downloadInto(draft, node, env));
          return why ? { missing: why } : { found: mongod, note: `MongoDB ${pins.mongod}, downloaded` };
        },
      },
      {
        from: "build of FerretDB",
        begins: `building FerretDB ${pins.ferretdb} from its Go module (a minute or two)`,
        look: async () => {
          const why = await publish(cache, built, (draft) => buildInto(draft, env));
          return why
            ? { missing: why }
            : { found: ferretdb, note: `FerretDB ${pins.ferretdb}, built from its Go module` };
        },
      },
    ],
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import("../setup/obtain.mjs").Answer<MongoServer>>}
 */
async function onPath(env) {
  const candidate = findOnPath("mongod", env);
  if (!candidate) return { missing: "none", expected: true };
  const asked = await run(candidate.path, ["--version"], { env, limitMs: 20_000 });
  const misfit = asked.code === 0 ? versionMisfit(asked.stdout, { least: oldestMongod }) : lastWords(asked);
  if (misfit) return { missing: misfit };
  const version = parseVersion(asked.stdout)?.join(".") ?? "";
  return { found: { kind: "mongod", path: candidate.path, version }, note: `MongoDB ${version} found on PATH` };
}

/**
 * @param {string} draft
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why it failed
 */
async function downloadInto(draft, node, env) {
  const why = await download(node, "mongod", [draft, pins.mongod]);
  if (why) return why;
  await rm(path.join(draft, "download"), { recursive: true, force: true });
  return check(path.join(draft, "bin", "mongod"), pins.mongod, env);
}

/**
 * @param {string} draft
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why it failed
 */
async function buildInto(draft, env) {
  const found = await findGo("ferretdb", env);
  if ("missing" in found) return found.missing;
  const source = path.join(draft, "source");
  const program = path.join(draft, "bin", "ferretdb");
  await mkdir(source);
  await copyGoModule("ferretdb", source);
  const vendoring = await runGo(found.go, ["mod", "vendor"], { folder: source, env });
  if (vendoring) return vendoring;
  prepareSource(source, pins.ferretdb);
  const options = ["-mod=vendor", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-tags=ferretdb_no_postgresql"];
  const args = ["build", ...options, "-o", program, "github.com/FerretDB/FerretDB/cmd/ferretdb"];
  const why = await runGo(found.go, args, { folder: source, env });
  await rm(source, { recursive: true, force: true });
  return why ?? check(program, pins.ferretdb, env);
}

/**
 * @param {string} program
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} why the program is not the one we want
 */
async function check(program, version, env) {
  const asked = await run(program, ["--version"], { env, limitMs: 20_000 });
  if (asked.code !== 0) return `the program does not run: ${lastWords(asked)}`;
  const says = parseVersion(asked.stdout)?.join(".");
  return says === version ? undefined : `the program says it is ${says}`;
}
