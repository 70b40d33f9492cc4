// Before the first paint: the colours that this browser was told to use, else those of its system.
(() => {
  const choice = localStorage.getItem("color-scheme");
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
