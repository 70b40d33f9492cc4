import { expect, test } from "vitest";
import { applicationString } from "../../src/domain/connection-string.ts";

test("an application's string holds the database, and name and password only when they are given", () => {
  const atlas = "mongodb+srv://test-hospital.ab12cd.mongodb.net";
  expect(applicationString(atlas, "hospital_x")).toBe(`${atlas}/hospital_x?authSource=admin`);
  expect(applicationString(atlas, "hospital_x", { username: "app", password: "p@ss/word" })).toBe(
    "mongodb+srv://app:p%40ss%2Fword@test-hospital.ab12cd.mongodb.net/hospital_x?authSource=admin",
  );
});

test("an application's string keeps every host and option of the cluster's own", () => {
  const atlas = "mongodb://a-00.x.net:27017,a-01.x.net:27017/?ssl=true&authSource=admin&replicaSet=atlas-1-shard-0";
  expect(applicationString(atlas, "d")).toBe(
    "mongodb://a-00.x.net:27017,a-01.x.net:27017/d?ssl=true&authSource=admin&replicaSet=atlas-1-shard-0",
  );
});

test("a string of another shape is refused rather than bent", () => {
  expect(() => applicationString("https://example.net", "d")).toThrow("unknown shape");
});
