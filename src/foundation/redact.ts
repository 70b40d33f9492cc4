const mask = "[secret]";

/** Replaces every occurrence of the known secret values, however they are nested, by `[secret]`. */
export type Redact = (text: string) => string;

/**
 * Makes a redactor for a set of values. Values under six characters are left alone: masking them would garble ordinary
 * words and protect nothing.
 */
export function redactor(secrets: Iterable<string>): Redact {
  const values = [...new Set(secrets)].filter((value) => value.length >= 6).sort((a, b) => b.length - a.length);
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, mask), text);
}
