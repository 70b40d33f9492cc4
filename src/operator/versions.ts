import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../../", import.meta.url));
const NpmPackage = z.object({ version: z.string() });

/** SHA-256 (hex) over the stack program: its folder, and what of ours it imports from elsewhere. */
export function programVersion(): string {
  const folder = join(root, "stacks", "hospital");
  const files = new Set<string>();
  for (const name of readdirSync(folder)) if (name.endsWith(".ts")) addWithImports(join(folder, name), files);
  const hash = createHash("sha256");
  for (const file of [...files].sort()) hash.update(`${relative(root, file)}\0${readFileSync(file, "utf8")}\0`);
  return hash.digest("hex");
}

/**
 * The plugins with their versions. The official ones are those that the npm packages of the stack program ask for;
 * stand-ins say theirs in a file `version` of their folder.
 */
export function pluginVersions(
  plugins: "official" | { readonly mongodbatlas: string; readonly random: string },
): string {
  const version = (name: "mongodbatlas" | "random") =>
    plugins === "official"
      ? npmVersion(`@pulumi/${name}`)
      : readFileSync(join(plugins[name], "version"), "utf8").trim();
  return `mongodbatlas ${version("mongodbatlas")}, random ${version("random")}`;
}

function npmVersion(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return NpmPackage.parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

function addWithImports(file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  for (const [, path] of readFileSync(file, "utf8").matchAll(/ from "(\.{1,2}\/[^"]+)"/g)) {
    if (path) addWithImports(join(file, "..", path), files);
  }
}
