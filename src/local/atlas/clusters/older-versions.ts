import { z } from "zod";
import type { OlderVersion } from "../http/operation.ts";
import { requestOf20230101 } from "./legacy-request.ts";
import { viewOf20230101 } from "./legacy-view.ts";
import { requestOf20230201 } from "./older-request.ts";
import { viewOf20230201 } from "./older-view.ts";

const first = { version: "2023-01-01", sunset: "2027-07-01" } as const;

const legacy: OlderVersion = {
  ...first,
  deprecated: "2023-02-01",
  readBody: requestOf20230101,
  writeBody: viewOf20230101,
};

const withNumberOfShards: OlderVersion = {
  version: "2023-02-01",
  deprecated: "2024-08-05",
  sunset: "2027-07-01",
  readBody: requestOf20230201,
  writeBody: viewOf20230201,
};

/** Differs from the newest one only in how sharded clusters scale. */
const withCommonScaling: OlderVersion = { version: "2024-08-05", deprecated: "2024-10-23", sunset: "2027-03-01" };

/** Versions of reading clusters before 2024-08-05. */
export const olderReads: readonly OlderVersion[] = [legacy, withNumberOfShards];

/** Versions of creating and changing clusters before 2024-10-23. */
export const olderWrites: readonly OlderVersion[] = [legacy, withNumberOfShards, withCommonScaling];

/** The version of deleting a cluster before 2023-02-01. */
export const olderDeletion: readonly OlderVersion[] = [{ ...first, deprecated: "2023-02-01" }];

/** The version of a cluster's process arguments before 2024-08-05. */
export const olderProcessArgs: readonly OlderVersion[] = [
  {
    ...first,
    deprecated: "2024-08-05",
    readBody: withoutRetiredArguments,
    writeBody: (body) => ({ ...z.looseObject({}).parse(body), defaultReadConcern: null, failIndexKeyTooLong: null }),
  },
];

/** Two arguments that MongoDB itself does not have any more; they may be sent and do nothing. */
function withoutRetiredArguments(body: unknown): unknown {
  const args = z.looseObject({}).safeParse(body);
  if (!args.success) return body;
  const { defaultReadConcern: _concern, failIndexKeyTooLong: _fail, ...kept } = args.data;
  return kept;
}
