/** Key of a container in its project: one per region, but Google's network spans all regions. */
export function containerKey(providerName: string, regionName: string): string {
  return providerName === "GCP" ? providerName : `${providerName} ${regionName}`;
}
