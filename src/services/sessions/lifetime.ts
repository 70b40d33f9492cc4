const hourMs = 3_600_000;

/** A session that nobody uses ends after this time. */
export const idleMs = 8 * hourMs;

/** The longest that a session lives, however much it is used. */
export const lifeMs = 24 * hourMs;

/** How exactly its last use is noted: not every request has to write. */
export const noteEveryMs = 60_000;
