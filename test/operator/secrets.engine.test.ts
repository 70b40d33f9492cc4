import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { processes } from "./support/processes.ts";
import { accessTo, granted, useEngine } from "./support/use-engine.ts";

const engine = useEngine();

/** Files under a folder that hold one of these texts, by their paths inside of it. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const held = await Promise.all(files.map(async (file) => ({ file, text: await readFile(file, "utf8") })));
  const guilty = held.filter(({ text }) => texts.some((secret) => text.includes(secret)));
  return guilty.map(({ file }) => relative(folder, file));
}

/** Every command line on this machine, again and again until the work is done. */
async function commandsDuring(work: Promise<unknown>): Promise<string[]> {
  const seen = new Set<string>();
  let done = false;
  const finished = work.finally(() => {
    done = true;
  });
  while (!done) for (const { command } of await processes()) seen.add(command);
  await finished;
  return [...seen];
}

test("passwords, keys and passphrase stand on no command line, in no event, result or file, but the outputs and the passphrase's own", async () => {
  const { apply, atlas, folder, hospital, lines, passphrase, progress, run, startUp } = engine();
  const config = hospital("discreet");
  const made = await apply(config);
  const rotating = { ...config, credentialGenerations: [1, 2] };
  const preview = granted(await run("preview", rotating));
  const up = startUp(rotating, preview.planDigest).result;

  const commands = await commandsDuring(up);

  const { changeSet, outputs } = granted(await up);
  const passwords = outputs?.users.map(({ password }) => password) ?? [];
  expect(new Set(passwords).size).toBe(2);
  const secrets = [...passwords, accessTo(atlas).privateKey, passphrase];
  expect(commands.filter((command) => command.includes("--stack discreet"))).not.toEqual([]);
  const told = JSON.stringify([commands, progress, lines, made.changeSet, preview, changeSet]);
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  expect(lines.filter((line) => line.includes("::password-g2"))).not.toEqual([]);
  expect(await filesWith(folder, [config.clusterName])).not.toEqual([]);
  expect(await filesWith(folder, secrets)).toEqual(["passphrase"]);
});
