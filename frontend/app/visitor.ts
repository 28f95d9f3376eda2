/** What a visitor answers with, and whether they look away meanwhile. */
export const visitor = { input: "", interruptions: 0 };

const KEYS = "blindbrush.keys";

/** Notices all of that from now on; single keys press the controls of the form that `current` tells. */
export function watchVisitor(current: () => HTMLFormElement | undefined): void {
  document.addEventListener("keydown", (event) => {
    if (!keysAnswer() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    visitor.input = "keyboard";
    const control = current()?.querySelector<HTMLElement>(`[data-key~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (control) {
      event.preventDefault();
      control.focus();
      control.click();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    visitor.input = event.pointerType;
  });
  let away = false;
  const look = (): void => {
    const here = !document.hidden && document.hasFocus();
    visitor.interruptions += !here && !away ? 1 : 0;
    away = !here;
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("blur", look);
  window.addEventListener("focus", look);
}

/** Single keys that answer can be turned off, for who speaks to the computer or rests a hand on it (WCAG 2.1.4). */
export function offerKeys(form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLInputElement>(".keys input");
  choice?.closest<HTMLElement>(".keys")?.removeAttribute("hidden");
  if (choice) {
    choice.checked = keysAnswer();
    choice.addEventListener("change", () => localStorage.setItem(KEYS, choice.checked ? "on" : "off"));
  }
}

function keysAnswer(): boolean {
  try {
    return localStorage.getItem(KEYS) !== "off";
  } catch {
    return true;
  }
}
