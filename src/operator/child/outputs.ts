import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import { HospitalStackOutputs } from "../../../stacks/hospital/config.ts";
import type { EngineSettings } from "./message.ts";

/**
 * The stack's outputs with their secrets, from one CLI process over a pipe into memory. The SDK's own way starts two and
 * puts what was printed into its errors.
 */
export async function readOutputs(stack: Stack, engine: EngineSettings): Promise<HospitalStackOutputs> {
  const cli = spawn(
    engine.pulumiPath,
    ["stack", "output", "--json", "--show-secrets", "--non-interactive", "--stack", stack.name],
    {
      cwd: stack.workspace.workDir,
      env: { ...engine.environment, ...stack.workspace.envVars, PULUMI_HOME: engine.pulumiHome },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  const [printed, [exitCode]] = await Promise.all([text(cli.stdout), once(cli, "close")]);
  if (exitCode !== 0) throw new Error(`reading the stack's outputs ended with exit code ${exitCode}`);
  return HospitalStackOutputs.parse(JSON.parse(printed));
}
