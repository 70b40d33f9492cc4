const shape = /^(mongodb(?:\+srv)?:\/\/)([^/?@]+)\/?(?:\?(.*))?$/;

/**
 * The string that an application uses as it stands: Atlas' own string (hosts only) with the database in its path and
 * `authSource=admin`, since Atlas keeps every database user there. With `user` it holds name and password as well.
 */
export function applicationString(
  atlasString: string,
  databaseName: string,
  user?: { username: string; password: string },
): string {
  const parts = shape.exec(atlasString);
  if (!parts) throw new Error("the connection string of the cluster has an unknown shape");
  const [, scheme, hosts, query] = parts;
  const options = new URLSearchParams(query ?? "");
  options.set("authSource", "admin");
  const signIn = user ? `${encodeURIComponent(user.username)}:${encodeURIComponent(user.password)}@` : "";
  return `${scheme}${signIn}${hosts}/${databaseName}?${options}`;
}
