/**
 * A trial works without this: plain form, plain buttons. With it the time from the picture's onset to the answer is measured in the
 * page, keys answer, and the next trial, fetched and decoded while this one is looked at, stands there at once; the answer is sent
 * behind it, again and again while there is no connection.
 */
export function runTrials(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-trial]");
  if (!form) {
    return;
  }
  watchVisitor();
  begin(form, Promise.resolve(), 0);
}

/** A fetched trial, its pictures decoded. */
interface Upcoming {
  page: Document;
  pictures: HTMLImageElement[];
}

let onset: number | undefined;
let interruptions = 0;
let input = "";
let current: HTMLFormElement | undefined;

/** So long after a trial took another's place nothing answers it: the second click of a double click was meant for the one before. */
const DOUBLE_CLICK = 400;

/** What was fetched ahead longer ago may no longer be what comes next: the server may have begun the block anew. */
const FRESH = 4 * 60_000;

/** Lets a trial be answered after a pause; `sent` resolves when the answer to the one before is stored. */
function begin(form: HTMLFormElement, sent: Promise<void>, pause: number): void {
  const from = performance.now() + pause;
  current = form;
  onset = undefined;
  interruptions = 0;
  input = "";
  void watchOnset(form);
  offerKeys(form);
  let upcoming: Upcoming | undefined;
  const fetched = sent.then(async () => {
    upcoming = await following(form).catch(() => undefined);
    form.dataset["ahead"] = upcoming ? "ready" : "none";
  });
  let answered = false;
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formmethod")) {
      return; // Enter without an answer: goes nowhere
    }
    if (answered || performance.now() < from) {
      event.preventDefault();
      return;
    }
    if (!event.submitter) {
      note(form);
      return; // an old browser: the plain way
    }
    answered = true;
    note(form);
    form.setAttribute("aria-busy", "true");
    const answer = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const button = event.submitter as HTMLButtonElement;
    answer.set(button.name, button.value);
    event.preventDefault();
    // the answer before may still be on its way, and with it what was to be fetched ahead
    void (upcoming ? Promise.resolve() : fetched).then(async () => {
      if (upcoming && performance.now() - from < FRESH) {
        show(upcoming, send(form.action, answer, "manual").then(() => undefined));
      } else {
        location.assign(await send(form.action, answer, "follow"));
      }
    });
  });
  // a page that the browser kept for its back button may be answered again; the server counts one answer only
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
}

/** The onset is the second frame after all pictures are decoded: then the first one stands on the screen. */
async function watchOnset(form: HTMLFormElement): Promise<void> {
  const pictures = [...form.querySelectorAll<HTMLImageElement>("img.picture")];
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  if (pictures.some((picture) => picture.naturalWidth === 0)) {
    return; // never shown: no onset, no rt
  }
  await painted();
  if (form !== current) {
    return;
  }
  onset = performance.now();
  const exposure = Number(form.dataset["exposure"]);
  if (exposure > 0) {
    setTimeout(() => form.querySelector(".wall")?.classList.add("masked"), exposure);
  }
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/** Writes what was noticed into the form's fields. */
function note(form: HTMLFormElement): void {
  if (onset !== undefined) {
    field(form, "rt").value = String(Math.round(performance.now() - onset));
  }
  field(form, "interruptions").value = String(interruptions);
  field(form, "input").value = input;
}

const KEYS = "blindbrush.keys";

function keysAnswer(): boolean {
  return localStorage.getItem(KEYS) !== "off";
}

/** Single keys that answer can be turned off, for who speaks to the computer or rests a hand on it (WCAG 2.1.4). */
function offerKeys(form: HTMLFormElement): void {
  const choice = form.querySelector<HTMLInputElement>(".keys input");
  choice?.closest<HTMLElement>(".keys")?.removeAttribute("hidden");
  if (choice) {
    choice.checked = keysAnswer();
    choice.addEventListener("change", () => localStorage.setItem(KEYS, choice.checked ? "on" : "off"));
  }
}

function watchVisitor(): void {
  document.addEventListener("keydown", (event) => {
    if (!keysAnswer() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    input = "keyboard";
    const control = current?.querySelector<HTMLElement>(`[data-key~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (control) {
      event.preventDefault();
      control.focus();
      control.click();
    }
  });
  document.addEventListener("pointerdown", (event) => {
    input = event.pointerType === "mouse" ? "mouse" : "touch";
  });
  let away = false;
  const look = (): void => {
    const here = !document.hidden && document.hasFocus();
    interruptions += !here && !away ? 1 : 0;
    away = !here;
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("blur", look);
  window.addEventListener("focus", look);
}

/** The trial behind this one, ready to stand there; nothing where something else comes between. */
async function following(form: HTMLFormElement): Promise<Upcoming | undefined> {
  const address = form.dataset["following"];
  const answer = address ? await fetch(address, { redirect: "manual" }) : undefined;
  if (answer?.status !== 200) {
    return undefined;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const pictures = [...page.querySelectorAll<HTMLImageElement>("img.picture")].map((parsed) => {
    const picture = new Image();
    [...parsed.attributes].forEach((attribute) => picture.setAttribute(attribute.name, attribute.value));
    parsed.removeAttribute("src"); // a place for the decoded one: it fetches nothing
    return picture;
  });
  await Promise.all(pictures.map((picture) => picture.decode()));
  return { page, pictures };
}

function show(upcoming: Upcoming, sent: Promise<void>): void {
  const { page, pictures } = upcoming;
  const standing = document.createDocumentFragment();
  standing.append(...page.body.childNodes);
  // only now: a picture that changes its document is fetched again
  standing.querySelectorAll("img.picture").forEach((place, index) => place.replaceWith(pictures[index] as Node));
  document.title = page.title;
  document.body.className = page.body.className;
  document.body.replaceChildren(standing);
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
  const form = document.querySelector<HTMLFormElement>("form[data-trial]");
  if (form) {
    begin(form, sent, DOUBLE_CLICK);
  }
}

const PAUSES = [500, 1000, 2000, 4000, 8000];

/** Sends an answer until the server has it, which counts one, however often it comes; tells where to go on. */
async function send(address: string, answer: URLSearchParams, redirect: RequestRedirect): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      const reply = await fetch(address, { method: "POST", body: answer, redirect, keepalive: true });
      tellOffline(false);
      if (reply.type === "opaqueredirect" || reply.ok) {
        return reply.url;
      }
      if (reply.status < 500) {
        location.assign(new URL("../next", address)); // the server stands elsewhere: go where it says
        return new Promise(() => undefined);
      }
    } catch {
      tellOffline(true);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(attempt, PAUSES.length - 1)]));
  }
}

function tellOffline(offline: boolean): void {
  const notice = document.querySelector<HTMLElement>(".offline");
  if (notice) {
    notice.hidden = !offline;
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}
