/** Runs in the browser: shows what has changed without a reload, and copies what a button holds. */
export const live = `
const main = document.querySelector("main");
async function look() {
  if (document.hidden || document.querySelector(":popover-open")) return;
  const answer = await fetch("/", { cache: "no-store" }).catch(() => undefined);
  document.body.classList.toggle("gone", !answer?.ok);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("main");
  if (fresh !== null && fresh.innerHTML !== main.innerHTML) main.replaceChildren(...fresh.childNodes);
}
async function watch() {
  const startedAt = performance.now();
  await look();
  setTimeout(watch, Math.max(1500, 10 * (performance.now() - startedAt)));
}
setTimeout(watch, 1500);
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (button === null) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = "Copied";
});
`;
