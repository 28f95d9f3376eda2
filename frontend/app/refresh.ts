/**
 * An element with data-refresh="address" is replaced by what that address gives, every data-every milliseconds, until what comes
 * back no longer asks for it. A hidden page waits; a lost connection is said and tried again ever more slowly.
 */
export function keepFresh(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-refresh]").forEach((element) => schedule(element, 0));
}

const SLOWEST = 30_000;

function schedule(element: HTMLElement, failures: number): void {
  const every = Number(element.dataset["every"] ?? 1500);
  const wait = Math.min(every * 2 ** failures, SLOWEST);
  setTimeout(() => void refresh(element, failures), wait);
}

async function refresh(element: HTMLElement, failures: number): Promise<void> {
  if (!element.isConnected) {
    return;
  }
  if (document.hidden) {
    document.addEventListener("visibilitychange", () => void refresh(element, failures), { once: true });
    return;
  }
  try {
    const fresh = await fetched(element.dataset["refresh"] ?? "");
    const shown = swap(element, fresh);
    if (shown.dataset["refresh"]) {
      schedule(shown, 0);
    }
  } catch {
    element.classList.add("stale");
    schedule(element, failures + 1);
  }
}

async function fetched(address: string): Promise<HTMLElement> {
  const response = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!response.ok || response.redirected) {
    throw new Error(`${address}: ${response.status}`);
  }
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  // imported, so that its pictures begin to load
  const fresh = document.importNode(template.content, true).firstElementChild as HTMLElement | null;
  if (!fresh) {
    throw new Error(`${address}: nothing came back`);
  }
  // pictures are decoded before they are hung, so that nothing flickers
  await Promise.all([...fresh.querySelectorAll("img")].map((picture) => picture.decode().catch(() => undefined)));
  return fresh;
}

/** Replaces the element; whoever stood on one of its buttons still stands there, or on the element if the button is gone. */
function swap(element: HTMLElement, fresh: HTMLElement): HTMLElement {
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : "";
  element.replaceWith(fresh);
  if (focused) {
    (document.getElementById(focused) ?? focusable(fresh)).focus();
  }
  return fresh;
}

function focusable(element: HTMLElement): HTMLElement {
  element.tabIndex = -1;
  return element;
}
