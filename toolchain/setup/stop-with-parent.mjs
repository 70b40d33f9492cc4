import process from "node:process";

/**
 * Loaded before the service. When the process that started it is gone without a word, even killed, the channel between
 * them closes, and the service stops as if it had been asked to.
 */
process.channel?.unref();
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
