export function isProjectId(text: string): boolean {
  return /^[a-f0-9]{24}$/.test(text);
}
