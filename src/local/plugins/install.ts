import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folders of the two plugins, for `plugins.providers[].path` of a Pulumi project. */
export type StandInPlugins = { readonly mongodbatlas: string; readonly random: string };

/**
 * Puts the stand-in plugins for Pulumi into folders below `dir`: in each an executable that starts the Node at the path
 * `node` on our source, and a file `version` with a digest of that source. What is right already is left alone; several
 * processes may do this at once.
 */
export async function installStandInPlugins(options: { dir: string; node: string }): Promise<StandInPlugins> {
  const version = `stand-in-${(await sourceDigest()).slice(0, 16)}\n`;
  const [mongodbatlas, random] = await Promise.all([
    install("mongodbatlas", version, options),
    install("random", version, options),
  ]);
  return { mongodbatlas, random };
}

async function install(
  name: keyof StandInPlugins,
  version: string,
  options: { dir: string; node: string },
): Promise<string> {
  const folder = join(options.dir, name);
  const script = launcher(fileURLToPath(new URL(`${name}/main.ts`, import.meta.url)), options);
  await mkdir(folder, { recursive: true });
  await put(join(folder, `pulumi-resource-${name}`), script, 0o755);
  await put(join(folder, "version"), version, 0o644);
  return folder;
}

async function put(file: string, text: string, mode: number): Promise<void> {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) return;
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { mode });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** SHA-256 (hex) over everything that the plugins are made of. */
async function sourceDigest(): Promise<string> {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const hash = createHash("sha256");
  for (const [index, name] of names.entries()) hash.update(`${name}\0${texts[index]}\0`);
  return hash.digest("hex");
}

/** Node keeps compiled code in the cache folder, which takes a third off the start. */
function launcher(main: string, { dir, node }: { dir: string; node: string }): string {
  const cache = quoted(join(dir, "compile-cache"));
  const command = `${quoted(node)} --disable-warning=ExperimentalWarning ${quoted(main)} "$@"`;
  return `#!/bin/sh\nNODE_COMPILE_CACHE=${cache} exec ${command}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
