import { isRefusal, type Refusal, refuse } from "./answers.ts";
import type { OlderVersion, Operation } from "./operation.ts";

const versioned = /application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json/;

/** The version of an operation that a request is served with; `older` is set when it is not the newest. */
export type Served = { readonly version: string; readonly older?: OlderVersion };

/**
 * Chooses the newest version that is not after the date that the `Accept` header names, as Atlas does. Refuses a header
 * without a date (previews have none), a date before the first version, and a version whose end has come by `now`.
 */
export function chooseVersion(operation: Operation, accept: string | undefined, now: Date): Served | Refusal {
  const asked = versioned.exec(accept ?? "")?.[1];
  if (asked === undefined || !isDate(asked)) return refuse("INVALID_VERSION_DATE");
  if (asked >= operation.version) return { version: operation.version };
  const older = operation.olderVersions?.findLast(({ version }) => version <= asked);
  if (older === undefined) return refuse("INVALID_VERSION_DATE");
  return now < new Date(older.sunset) ? { version: older.version, older } : refuse("VERSION_GONE", older.version);
}

function isDate(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The headers that tell since when a version is out of date, and until when it is served. */
export function versionHeaders(served: Served | Refusal): Record<string, string> {
  if (isRefusal(served) || served.older === undefined) return {};
  return { Deprecation: httpDate(served.older.deprecated), Sunset: httpDate(served.older.sunset) };
}

/** Atlas writes days without a leading zero: `Mon, 5 Aug 2024 00:00:00 GMT`. */
function httpDate(date: string): string {
  return new Date(date).toUTCString().replace(", 0", ", ");
}

/** Refuses a body that is neither plain nor versioned JSON. */
export function refuseMediaType(contentType: string | undefined): Refusal | undefined {
  const type = contentType ?? "";
  if (/^application\/(json|vnd\.atlas\.\d{4}-\d{2}-\d{2}\+json)\s*(;|$)/i.test(type)) return undefined;
  return refuse("UNSUPPORTED_MEDIA_TYPE", type);
}

/** The media type of an answer in this version. */
export function mediaType(version: string): string {
  return `application/vnd.atlas.${version}+json;charset=utf-8`;
}
