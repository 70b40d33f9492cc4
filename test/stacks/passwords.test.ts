import { expect, test } from "vitest";
import { hospitalConfig } from "./support/hospital-config.ts";
import { runProgram } from "./support/run-program.ts";

test("every password is told to whoever has to keep it out of texts, and comes out as a secret", async () => {
  const heard: string[] = [];
  const config = hospitalConfig("st-mary", { credentialGenerations: [1, 2] });

  const { outputs, secretOutputs } = await runProgram(config, { onPassword: (password) => heard.push(password) });

  expect(heard.sort()).toEqual(["the-first-password", "the-second-password"]);
  expect(outputs.users.map(({ password }) => password).sort()).toEqual(heard);
  expect(secretOutputs).toEqual(["users"]);
});
