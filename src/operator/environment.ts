const names = new Set([
  "PATH",
  "HOME",
  "USER",
  "TMPDIR",
  "TMP",
  "TEMP",
  "LANG",
  "TZ",
  "NODE_EXTRA_CA_CERTS",
  "NODE_COMPILE_CACHE",
]);
const families = [/^LC_/, /^SSL_CERT_/, /^(https?|no|all)_proxy$/i, /^AWS_/, /^AZURE_/, /^GOOGLE_/];

/**
 * What an engine process inherits: enough to run, to reach the network and the state's own storage, and nothing else. So
 * no `PULUMI_*` (a warm plugin of `PULUMI_DEBUG_PROVIDERS` would serve two hospitals at once) and no foreign Atlas key.
 */
export function engineEnvironment(inherited: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(inherited).flatMap(([name, value]) =>
    value !== undefined && (names.has(name) || families.some((family) => family.test(name)))
      ? [[name, value] as const]
      : [],
  );
  const environment = Object.fromEntries(kept);
  const direct = ["127.0.0.1", "localhost", environment.NO_PROXY ?? environment.no_proxy].filter(Boolean).join(",");
  return { ...environment, NO_PROXY: direct, no_proxy: direct };
}
