import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "./cache.mjs";

/**
 * Two set-ups at once would do the same long work twice. That is all the lock is for: what they make is published whole
 * or not at all, so even a lock that was broken wrongly does no harm.
 */

const beatMs = 2_000;
const staleMs = 20_000;
const lookMs = 250;

/**
 * Runs `work` while holding the lock `file`. A lock is free when its holder is dead, or has shown no sign of life for
 * 20 seconds (a machine that was switched off, a holder on another host).
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {(holder: number) => void} onWait called once if somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (holder === undefined) continue;
    if (isStale(holder)) {
      breakLock(file);
      continue;
    }
    if (!told) onWait(holder.pid);
    told = true;
    await delay(lookMs);
  }
  const heart = setInterval(() => beat(file), beatMs);
  const release = () => releaseLock(file);
  process.on("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    process.off("exit", release);
    release();
  }
}

/**
 * Linking a file that is written already is the one step that both creates the lock and says whose it is.
 *
 * @param {string} file
 */
function take(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, host: os.hostname() }));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * @typedef {{ pid: number, host: string, seenMs: number }} Holder
 * @param {string} file
 * @returns {Holder | undefined} undefined if the lock has just been released
 */
function readHolder(file) {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, "utf8"));
    return { pid, host, seenMs: statSync(file).mtimeMs };
  } catch {
    return undefined;
  }
}

/** @param {Holder} holder */
function isStale(holder) {
  if (holder.host === os.hostname() && !isAlive(holder.pid)) return true;
  return Date.now() - holder.seenMs > staleMs;
}

/** @param {string} file */
function breakLock(file) {
  const aside = `${file}.broken-${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else broke it.
  }
}

/** @param {string} file */
function beat(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // It was taken for dead while this machine slept. What it makes is still published whole.
  }
}

/** @param {string} file */
function releaseLock(file) {
  if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}
