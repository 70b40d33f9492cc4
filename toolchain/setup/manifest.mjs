import { existsSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { readJson } from "./cache.mjs";

/**
 * Where everything is. The commands read it from the file that `CHAKRAVUE_TOOLCHAIN` names.
 *
 * @typedef {object} Manifest
 * @property {string} node
 * @property {{ path: string, version: string }} pulumi
 * @property {string} pulumiHome the toolchain's own PULUMI_HOME; it holds the official plugins, if there are any
 * @property {"official" | "stand-in"} plugins
 * @property {{ kind: "mongod" | "ferretdb", path: string, version: string }} mongo
 * @property {string} inputs digest of what the answers depend on; see `inputs.mjs`
 */

/** @param {string} cache */
export function manifestFile(cache) {
  return path.join(cache, "toolchain.json");
}

/**
 * The manifest, if it was made from the same inputs and all that it names is still there.
 *
 * @param {string} cache
 * @param {string} inputs
 * @returns {Manifest | undefined}
 */
export function readManifest(cache, inputs) {
  const manifest = /** @type {Manifest | undefined} */ (readJson(manifestFile(cache)));
  if (manifest?.inputs !== inputs) return undefined;
  const paths = [manifest.node, manifest.pulumi.path, manifest.mongo.path, manifest.pulumiHome];
  return paths.every((file) => existsSync(file)) ? manifest : undefined;
}

/**
 * @param {string} cache
 * @param {Manifest} manifest
 */
export function writeManifest(cache, manifest) {
  const draft = `${manifestFile(cache)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(draft, manifestFile(cache));
}

/**
 * The toolchain in one line.
 *
 * @param {Manifest} manifest
 */
export function describeManifest({ pulumi, plugins, mongo }) {
  return `pulumi ${pulumi.version}, ${plugins} plugins, ${mongo.kind} ${mongo.version}`;
}
