import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/main/config.ts";

const store = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "hunter22" };

function read(environment: Record<string, string>) {
  return readConfig({ DATA_DIR: "/data", ...environment }, "/nowhere/.env");
}

describe("the ledgers' anchors", () => {
  test("are a file under the data folder unless somebody names another place", () => {
    expect(read({}).ledgerAnchors).toEqual([{ kind: "file", path: "/data/ledger-anchors.jsonl" }]);
  });

  test("are files and object stores, several of them", () => {
    const LEDGER_ANCHORS = "/elsewhere/anchors.jsonl, s3://ledgers/ours";
    expect(read({ ...store, LEDGER_ANCHORS }).ledgerAnchors).toEqual([
      { kind: "file", path: "/elsewhere/anchors.jsonl" },
      {
        kind: "object-store",
        url: "s3://ledgers/ours",
        region: "eu-west-1",
        accessKeyId: "id",
        secretAccessKey: "hunter22",
      },
    ]);
  });

  test("may lie in another store than Amazon's, with a session's token", () => {
    const [anchor] = read({
      ...store,
      LEDGER_ANCHORS: "s3://ledgers",
      AWS_SESSION_TOKEN: "token",
      AWS_ENDPOINT_URL_S3: "https://minio.example.org",
    }).ledgerAnchors;
    expect(anchor).toMatchObject({ sessionToken: "token", endpoint: "https://minio.example.org" });
  });

  test.each(["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const)(
    "in an object store need %s, and a refusal repeats no secret",
    (missing) => {
      const { [missing]: _, ...rest } = store;
      const attempt = () => read({ ...rest, LEDGER_ANCHORS: "s3://ledgers" });
      expect(attempt).toThrow(`${missing}: missing`);
      expect(attempt).toThrow(/^(?!.*hunter22)/s);
    },
  );

  test.each(["s3://", "s3://Ledgers/ours", "/elsewhere/anchors.jsonl,s3://x"])(
    "are no place of the form %s",
    (place) => {
      expect(() => read({ ...store, LEDGER_ANCHORS: place })).toThrow("LEDGER_ANCHORS: ");
    },
  );

  test("need no keys of an object store where there is none", () => {
    expect(read({ LEDGER_ANCHORS: "/elsewhere/anchors.jsonl" }).ledgerAnchors).toHaveLength(1);
  });
});
