import { expect, test } from "vitest";
import { backendUrl } from "../../../src/operator/child/backend-url.ts";

test("a state in files is written without second files that a kill could leave half-written", () => {
  expect(backendUrl("file:///data/state")).toBe("file:///data/state?metadata=skip");
  expect(backendUrl("file:///data/state?no_tmp_dir=true")).toBe("file:///data/state?no_tmp_dir=true&metadata=skip");
});

test("what somebody configured himself stays as it is, and so does every other storage", () => {
  expect(backendUrl("file:///data/state?metadata=")).toBe("file:///data/state?metadata=");
  expect(backendUrl("s3://bucket/states?region=eu-west-1")).toBe("s3://bucket/states?region=eu-west-1");
});
