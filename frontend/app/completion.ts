const SECOND = 1000;

/** Whoever stopped the count, or comes back, stays. */
const STAYS = "stays";

/**
 * A link with data-opens="seconds" is followed by itself after so many, which are counted before everybody's eyes and can be stopped. A hidden
 * page does not count: its reader has not seen it yet.
 */
export function openCompletion(root: ParentNode): void {
  const link = root.querySelector<HTMLAnchorElement>("a[data-opens]");
  const count = root.querySelector<HTMLElement>(".opens");
  if (link && count && link.protocol === "https:" && !(history.state as Record<string, unknown> | null)?.[STAYS]) {
    run(link, count);
  }
}

function run(link: HTMLAnchorElement, count: HTMLElement): void {
  const timer = count.querySelector<HTMLElement>("[role=timer]");
  let left = Number(link.dataset["opens"]);
  const clock = setInterval(() => {
    left -= document.hidden ? 0 : 1;
    if (timer) {
      timer.textContent = String(left);
    }
    if (left <= 0) {
      stop();
      location.assign(link.href);
    }
  }, SECOND);
  const stop = (): void => {
    clearInterval(clock);
    count.hidden = true;
    history.replaceState({ [STAYS]: true }, "");
  };
  count.querySelector("button")?.addEventListener("click", () => {
    stop();
    document.querySelectorAll<HTMLElement>(".stays > *").forEach((words) => (words.hidden = false));
    link.focus();
  });
  // whoever reads on wants to stay
  ["wheel", "touchmove"].forEach((reading) => document.addEventListener(reading, stop, { once: true, capture: true, passive: true }));
  link.addEventListener("click", stop);
  count.hidden = false;
}
