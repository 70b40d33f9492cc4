/**
 * The logical name of a resource, the last part of `urn:pulumi:<stack>::<project>::<type>::<name>`. It may hold `::`
 * itself, as an entry for an IPv6 address does.
 */
export function nameOfUrn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
