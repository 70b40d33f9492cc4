import { expect, test } from "vitest";
import { apiDocumentFile } from "../local/atlas/support/api-document.ts";
import { checkWith } from "./support/checked-ask.ts";

test.skipIf(apiDocumentFile === undefined)(
  "answers are held against Atlas' own document (file in ATLAS_OPENAPI): a wrong one is found",
  async () => {
    const check = await checkWith(apiDocumentFile ?? "");
    const group = { id: "aaaaaaaaaaaaaaaaaaaaaaaa", name: "n", orgId: "bbbbbbbbbbbbbbbbbbbbbbbb", clusterCount: 0 };
    const path = `/groups/${group.id}`;
    const created = "2026-11-24T12:00:00Z";
    expect(check("GET", path, { status: 200, body: { ...group, created } })).toEqual([]);
    expect(check("GET", path, { status: 200, body: { ...group, created, name: "Project 0" } })).toEqual([]);
    expect(check("GET", path, { status: 200, body: group })).toEqual([expect.stringContaining("created")]);
    expect(check("GET", path, { status: 200, body: { ...group, created, colour: "red" } })).toHaveLength(1);
    expect(check("GET", path, { status: 404, body: { message: "no such group" } })).not.toEqual([]);
  },
);
