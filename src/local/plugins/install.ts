import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folders of the two plugins, for `plugins.providers[].path` of a Pulumi project. */
export type StandInPlugins = { readonly mongodbatlas: string; readonly random: string };

/**
 * Puts the stand-in plugins for Pulumi into folders below `dir`: in each an executable that starts the Node at the path
 * `node` on our source. What is right already is left alone; several processes may do this at once.
 */
export async function installStandInPlugins(options: { dir: string; node: string }): Promise<StandInPlugins> {
  const [mongodbatlas, random] = await Promise.all([install("mongodbatlas", options), install("random", options)]);
  return { mongodbatlas, random };
}

async function install(name: keyof StandInPlugins, options: { dir: string; node: string }): Promise<string> {
  const folder = join(options.dir, name);
  const program = join(folder, `pulumi-resource-${name}`);
  const script = launcher(fileURLToPath(new URL(`${name}/main.ts`, import.meta.url)), options);
  if ((await readFile(program, "utf8").catch(() => undefined)) === script) return folder;
  await mkdir(folder, { recursive: true });
  const draft = `${program}.${randomUUID()}`;
  try {
    await writeFile(draft, script, { mode: 0o755 });
    await rename(draft, program);
  } finally {
    await rm(draft, { force: true });
  }
  return folder;
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
