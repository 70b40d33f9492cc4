/** Lets time pass between two questions: on the real Atlas by waiting, on a local one by moving its clock. */
export type PassTime = () => Promise<void>;

/** At ten seconds each, three quarters of an hour. */
const rounds = 270;

/** Asks `probe` until it answers something; undefined when it does not within three quarters of an hour. */
export async function eventually<T>(probe: () => Promise<T | undefined>, passTime: PassTime): Promise<T | undefined> {
  for (let round = 0; round < rounds; round++) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    await passTime();
  }
  return undefined;
}
