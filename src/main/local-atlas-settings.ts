import { readFile } from "node:fs/promises";
import { z } from "zod";
import { LocalAtlasSettings } from "../local/index.ts";
import { ConfigError } from "./config-error.ts";

/** Reads the file of settings for local Atlas; without one they are what local Atlas comes with. Throws `ConfigError`. */
export async function readLocalAtlasSettings(file: string | undefined): Promise<LocalAtlasSettings> {
  if (file === undefined) return {};
  const parsed = LocalAtlasSettings.safeParse(await readJsonFile(file));
  if (parsed.success) return parsed.data;
  throw new ConfigError([`LOCAL_ATLAS_SETTINGS: ${file} does not fit.`, z.prettifyError(parsed.error)]);
}

async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new ConfigError([`LOCAL_ATLAS_SETTINGS: ${file} can't be read as JSON.`]);
  }
}
