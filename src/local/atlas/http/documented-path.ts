/** An operation's path as Atlas' document writes it: `/groups/{groupId}/clusters/{clusterName}:pin…`. */
export function documentedPath(path: string): string {
  return `/api/atlas/v2${path.replace(/\/:(\w+)\{\[\^\/\]\+(:\w+)\}/g, "/{$1}$2").replace(/\/:(\w+)/g, "/{$1}")}`;
}
