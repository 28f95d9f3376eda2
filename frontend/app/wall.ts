import { wholePicture } from "./picture";

/** A trial's wall and controls: what hangs there, when it is seen, and when it may be answered. */

/** Where a trial's pictures will hang. */
export function places(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>("[data-picture]")];
}

/** A place's picture, as soon as it came. */
export function coming(place: HTMLElement, form: HTMLFormElement): Promise<HTMLImageElement> {
  const { picture, alt } = place.dataset;
  return wholePicture(picture ?? "", alt ?? "", () => form.classList.add("again"));
}

/** Hangs it. Its shape says how much room its place needs. */
export function hang(picture: HTMLImageElement, place: HTMLElement): void {
  const frame = place.closest<HTMLElement>(".choice, .wall");
  frame?.style.setProperty("--ratio", String(picture.naturalWidth / picture.naturalHeight));
  place.replaceWith(picture);
}

/** Two frames after a picture was hung the first one stands on the screen, if the page is to be seen. */
export async function painted(): Promise<void> {
  await frame();
  await frame();
  if (document.hidden) {
    await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
    return painted();
  }
}

function frame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** While it sleeps no pointer, key or Enter answers it. */
export function sleep(form: HTMLFormElement, asleep: boolean): void {
  [...form.elements].forEach((control) => {
    if (control instanceof HTMLButtonElement || (control instanceof HTMLInputElement && control.type !== "hidden")) {
      control.disabled = asleep && !control.closest(".keys");
    }
  });
  form.classList.toggle("asleep", asleep);
  form.toggleAttribute("data-shown", !asleep);
  busy(form, asleep);
  form.querySelector(".coming")?.toggleAttribute("hidden", !asleep);
}

/** Says that no answer is taken just now; only of the answers: a busy form would hold back what its live regions say. */
export function busy(form: HTMLFormElement, waits: boolean): void {
  form.querySelector(".answer")?.setAttribute("aria-busy", String(waits));
}

/** Of a pair, whether one of the two was; where none was, says so. */
export function isChosen(form: HTMLFormElement): boolean {
  const first = form.querySelector<HTMLInputElement>("input[type=radio]");
  const chosen = !first || new FormData(form).has(first.name);
  if (!chosen) {
    form.classList.add("unchosen");
    first.focus({ preventScroll: true });
  }
  return chosen;
}
