import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { installStandInPlugins } from "../../../src/local/plugins/install.ts";
import type { OperatorSettings } from "../../../src/operator/index.ts";
import { testToolchain } from "../../support/toolchain.ts";

/** An operator whose state, settings and passphrase (made here) lie in `folder`, with the stand-in plugins. */
export async function operatorSettings(folder: string): Promise<{ settings: OperatorSettings; passphrase: string }> {
  const { pulumi, pulumiHome } = await testToolchain();
  const passphraseFile = join(folder, "passphrase");
  const passphrase = randomBytes(24).toString("base64url");
  await writeFile(passphraseFile, passphrase, { mode: 0o600 });
  const settings = {
    pulumi,
    pulumiHome,
    plugins: await installStandInPlugins({ dir: join(folder, "plugins"), node: process.execPath }),
    stateUrl: `file://${folder}/state`,
    passphraseFile,
    workDir: join(folder, "stacks"),
    node: process.execPath,
    environment: process.env,
    log: pino({ level: "silent" }),
    spares: 0,
  };
  return { settings, passphrase };
}
