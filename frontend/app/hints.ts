/**
 * Hints that a program answers, or helps. What is noticed stays in this page; with an answer go only the words that apply to it, as
 * study/Hints.java lists them.
 */

/** Who was elsewhere until less than so long before an answer, in ms, may have asked there. */
const JUST_BEFORE = 2000;

let scripted = false;
let pressed = false;
let byKey = false;
let returned = -Infinity;
let away = false;

/** Notices from now on. Before other listeners: a key's own click comes while it goes down. */
export function watchHints(): void {
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("keydown", press, true);
  document.addEventListener("click", (click) => (scripted ||= !click.isTrusted && !byKey), true);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("blur", () => (away = true));
  window.addEventListener("focus", come);
}

/** Another trial begins. */
export function restartHints(): void {
  scripted = false;
  pressed = false;
}

/** The words that apply to an answer that is given now, blanks between them. */
export function hints(): string {
  const left = away || performance.now() - returned < JUST_BEFORE;
  const words = { scripted, unpressed: !pressed, left, webdriver: navigator.webdriver };
  return Object.entries(words)
    .filter(([, applies]) => applies)
    .map(([word]) => word)
    .join(" ");
}

function press(event: Event): void {
  if (!event.isTrusted) {
    scripted = true;
    return;
  }
  pressed = true;
  if (event.type === "keydown") {
    byKey = true; // single keys answer by clicks of this page's own
    setTimeout(() => (byKey = false));
  }
}

function look(): void {
  if (document.hidden) {
    away = true;
  } else {
    come();
  }
}

function come(): void {
  if (away) {
    returned = performance.now();
  }
  away = false;
}
