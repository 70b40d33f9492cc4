import { expect, vi } from "vitest";
import { pins } from "../../../toolchain/pins.mjs";
import { obtain } from "../../../toolchain/setup/obtain.mjs";
import { mongoServer } from "../../../toolchain/steps/mongo-server.mjs";
import { look, putProgram } from "../support/programs.ts";
import { test } from "../support/temp-folder.ts";

test("a fitting mongod on PATH is used", async ({ folder }) => {
  const program = putProgram(folder, "mongod", "echo 'db version v7.0.14'");
  expect(await look(mongoServer(folder, "node", { PATH: folder }), "PATH")).toEqual({
    found: { kind: "mongod", path: program, version: "7.0.14" },
    note: "MongoDB 7.0.14 found on PATH",
  });
});

test("a mongod on PATH that is too old, or does not run here, is passed over", async ({ folder }) => {
  const step = mongoServer(folder, "node", { PATH: folder });
  putProgram(folder, "mongod", "echo 'db version v5.0.31'");
  expect(await look(step, "PATH")).toEqual({ missing: "5.0.31 is older than 6.0.0" });
  putProgram(folder, "mongod", "echo 'libcrypto.so.1.1 not found' >&2; exit 127");
  expect(await look(step, "PATH")).toEqual({ missing: "libcrypto.so.1.1 not found" });
});

test("a download is found in the cache from then on", async ({ folder }) => {
  const script = `mkdir "$2/bin"; printf '#!/bin/sh\\necho db version v${pins.mongod}\\n' > "$2/bin/mongod"; chmod +x "$2/bin/mongod"`;
  const node = putProgram(folder, "node", script);
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  const answer = await look(mongoServer(folder, node, env), "MongoDB download");
  expect(answer).toMatchObject({ found: { kind: "mongod", version: pins.mongod } });
  expect(await look(mongoServer(folder, "node", env), "cache")).toEqual({ found: "found" in answer && answer.found });
});

test("a source that the corrections do not fit is not built", async ({ folder }) => {
  const go = `
    [ "$1" = env ] && { printf "go1.26.0\\nlocal\\n"; exit; }
    for file in build/version/version.txt internal/handler/handler.go; do
      mkdir -p vendor/github.com/FerretDB/FerretDB/$(dirname $file); echo other > vendor/github.com/FerretDB/FerretDB/$file
    done
    [ "$1" = build ] && { mkdir -p ../bin; printf '#!/bin/sh\\necho v${pins.ferretdb}\\n' > ../bin/ferretdb; chmod +x ../bin/ferretdb; }; true`;
  putProgram(folder, "go", go);
  const answer = await look(
    mongoServer(folder, "node", { PATH: `${folder}:/usr/bin:/bin` }),
    "build of FerretDB",
  ).catch(String);
  expect(answer).toContain("fits 0 places instead of one");
  expect(await look(mongoServer(folder, "node", {}), "cache")).toMatchObject({ missing: "nothing there" });
});

test("with everything blocked and a Go that is too old, one error tells all that was tried", async ({ folder }) => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  putProgram(folder, "go", 'printf "go1.20.14\\nauto\\n"');
  const blocked = putProgram(folder, "node", 'echo "fastdl.mongodb.org can\'t be reached (ENOTFOUND)" >&2; exit 1');
  await expect(obtain(mongoServer(folder, blocked, { PATH: folder }))).rejects.toThrow(
    /- MongoDB download: fastdl\.mongodb\.org can't be reached.*\n.*- build of FerretDB: Go 1\.20\.14 on PATH is older than .*\n.*install MongoDB 6.* or Go 1\.24 or newer/,
  );
  vi.restoreAllMocks();
});
