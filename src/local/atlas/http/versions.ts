import { type Refusal, refuse } from "./answers.ts";

const versioned = /application\/vnd\.atlas\.(\d{4}-\d{2}-\d{2})\+json/;

/**
 * Refuses an `Accept` header that names no version, or one older than the operation's (`version`, a date). Like Atlas,
 * any later date is served with the newest version that is not after it.
 */
export function refuseVersion(accept: string | undefined, version: string): Refusal | undefined {
  const asked = versioned.exec(accept ?? "")?.[1];
  if (asked === undefined || Number.isNaN(Date.parse(asked)) || asked < version) return refuse("INVALID_VERSION_DATE");
  return undefined;
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
