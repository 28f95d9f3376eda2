import { give, isKept, pause, post, sendKept, shownBefore, TOKEN } from "./answers";
import { deadline } from "./deadline";
import { deviceClasses, measureRefresh } from "./device";
import { coverAfter } from "./exposure";
import { hints, restartHints, watchHints } from "./hints";
import { isMeantFor, tellAnswered, watchPresses } from "./press";
import { offerKeys, visitor, watchVisitor } from "./visitor";
import { busy, coming, hang, isChosen, painted, places, sleep } from "./wall";

/**
 * A trial works without this: plain form, plain buttons. With it nothing can be answered before every picture stands on the screen, the
 * time from then to the answer is measured in the page, keys answer, and the next trial, fetched while this one is looked at, stands there
 * at once; the answer is sent behind it, again and again while there is no connection.
 */
export function runTrials(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-trial]");
  if (!form) {
    void sendKept();
    return;
  }
  watchPresses();
  watchHints();
  watchVisitor(() => current);
  if (asksForDevice(form)) {
    void measureRefresh();
  }
  window.addEventListener("pagehide", tellSeen);
  document.addEventListener("visibilitychange", () => document.hidden && tellSeen());
  // a page that the browser kept for its back button may be answered again; the server counts one answer only
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
  if (isKept(form.action)) {
    sleep(form, true);
    void sendKept(form.action).then(() => location.replace(next(form)));
    return;
  }
  begin(form, sendKept());
}

/** A fetched trial, and its pictures on their way. */
interface Upcoming {
  page: Document;
  pictures: Promise<HTMLImageElement>[];
}

let onset: number | undefined;
let exposed: number | undefined;
let closer = false;
let told = false;
let reloads = 0;
let current: HTMLFormElement | undefined;

/** What was fetched ahead longer ago may no longer be what comes next: the server may have begun the block anew. */
const FRESH = 4 * 60_000;

const SOON = 1500;

/** Lets a trial be answered; `sent` resolves when the answer to the one before is stored. */
function begin(form: HTMLFormElement, sent: Promise<unknown>, ahead?: Promise<HTMLImageElement>[]): void {
  const from = performance.now();
  current = form;
  onset = undefined;
  exposed = undefined;
  closer = false;
  told = false;
  visitor.input = "";
  visitor.interruptions = 0;
  restartHints();
  form.noValidate = true; // what the browser would say covers a picture
  sleep(form, true);
  offerKeys(form);
  form.querySelector(".closer input")?.addEventListener("change", () => (closer = true));
  let answered = false;
  let click: MouseEvent | undefined;
  form.addEventListener("click", (event) => (click = meant(event)), true);
  const upcoming = Promise.all([stand(form, ahead), sent])
    .then(() => (answered ? undefined : following(form)))
    .catch(() => undefined);
  void upcoming.then(async (found) => {
    await Promise.allSettled(found?.pictures ?? []);
    form.dataset["ahead"] = found ? "ready" : "none";
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formmethod")) {
      return; // Enter without an answer: goes nowhere
    }
    event.preventDefault();
    if (answered || onset === undefined || !click || !(event.submitter && isChosen(form))) {
      return;
    }
    answered = true;
    tellAnswered(click);
    busy(form, true);
    const given = answer(form, event.submitter as HTMLButtonElement, onset, click.timeStamp);
    const stored = give(form.action, given, onset);
    onset = undefined;
    void stored.then((taken) => {
      if (!taken) {
        location.assign(next(form)); // the server stands elsewhere: go where it says
      }
    });
    void soon(upcoming).then((found) => {
      if (found && performance.now() - from < FRESH) {
        show(found, stored);
      } else {
        void stored.then(() => location.assign(next(form)));
      }
    });
  });
}

/** A click as it is, where it is meant for the trial that stands there; otherwise it does nothing, whatever was clicked. */
function meant(click: MouseEvent): MouseEvent | undefined {
  const answers = !(click.target as Element).closest(".keys");
  if (answers && (onset === undefined || !isMeantFor(click, onset))) {
    click.preventDefault();
    click.stopPropagation();
    return undefined;
  }
  return click;
}

/** Hangs the pictures, and lets the trial be answered from their onset on; where they do not come however often, it is left out. */
async function stand(form: HTMLFormElement, ahead?: Promise<HTMLImageElement>[]): Promise<void> {
  const free = places(form);
  const pictures = await Promise.all(ahead ?? free.map((place) => coming(place, form))).catch(() => undefined);
  if (!pictures) {
    if (!ahead) {
      await leaveOut(form);
    }
    return stand(form);
  }
  free.forEach((place, index) => hang(pictures[index] as HTMLImageElement, place));
  const wall = form.querySelector<HTMLElement>(".wall") as HTMLElement;
  const frames = Number(form.dataset["frames"]);
  if (frames > 0) {
    coverAfter(frames, wall, (stood) => {
      if (form === current) {
        exposed = stood;
      }
    });
  }
  await painted();
  if (form !== current) {
    return;
  }
  onset = performance.now();
  reloads = shownBefore(form.action);
  sleep(form, false);
  const exposure = Number(form.dataset["exposure"]);
  if (exposure > 0) {
    setTimeout(() => wall.classList.add("masked"), exposure);
  }
}

/** Of a trial that is left before its answer, tells the server that it was seen, which otherwise the answer does; nothing of what was chosen. */
function tellSeen(): void {
  if (current && onset !== undefined && !told) {
    const token = fieldsOf(current).get(TOKEN) ?? "";
    told = navigator.sendBeacon(current.dataset["seen"] ?? "", new URLSearchParams({ [TOKEN]: token }));
  }
}

/** Tells the server that the pictures do not come. Comes back only where that does not get through either. */
async function leaveOut(form: HTMLFormElement): Promise<void> {
  const reply = await post(form.dataset["failed"] ?? "", () => fieldsOf(form)).catch(() => undefined);
  if (reply && reply.status < 500 && form === current) {
    location.assign(next(form));
    return new Promise(() => undefined);
  }
}

/**
 * What is sent, with what was noticed meanwhile.
 *
 * @param seen when the pictures stood on the screen
 * @param clicked when the answer was given
 */
function answer(form: HTMLFormElement, button: HTMLButtonElement, seen: number, clicked: number): URLSearchParams {
  const fields = fieldsOf(form);
  fields.set(button.name, button.value);
  fields.set("displayed", "true");
  fields.set("rt", String(Math.max(0, Math.round(clicked - seen))));
  fields.set("onset_offset", String(Math.round(seen)));
  if (exposed !== undefined) {
    fields.set("exposed", String(exposed));
  }
  fields.set("reloads", String(reloads));
  fields.set("closer", String(closer));
  fields.set("interruptions", String(visitor.interruptions));
  if (asksForDevice(form)) {
    Object.entries(deviceClasses()).forEach(([name, value]) => fields.set(name, value));
  }
  fields.set("hints", hints());
  return fields;
}

function fieldsOf(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
}

/** Whether the design wants to know what its pictures are looked at with. */
function asksForDevice(form: HTMLFormElement): boolean {
  return form.dataset["device"] !== undefined;
}

function next(form: HTMLFormElement): string {
  return form.dataset["next"] ?? "";
}

/** What is on its way is waited for a moment: to load it anew takes longer. */
function soon(upcoming: Promise<Upcoming | undefined>): Promise<Upcoming | undefined> {
  return Promise.race([upcoming, pause(SOON).then(() => undefined)]);
}

/** The trial behind this one; nothing where something else comes between. Where it does not come in time it is loaded at its turn. */
async function following(form: HTMLFormElement): Promise<Upcoming | undefined> {
  const reply = await fetch(form.dataset["following"] ?? "", { redirect: "manual", signal: deadline() });
  if (reply.status !== 200) {
    return undefined;
  }
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  page.querySelectorAll("noscript").forEach((plain) => plain.remove());
  const upcoming = page.querySelector<HTMLFormElement>("form[data-trial]") as HTMLFormElement;
  const pictures = places(upcoming).map((place) => coming(place, upcoming));
  pictures.forEach((picture) => picture.catch(() => undefined)); // they are tried again when their turn comes
  return { page, pictures };
}

function show({ page, pictures }: Upcoming, sent: Promise<unknown>): void {
  document.title = page.title;
  document.body.className = page.body.className;
  document.body.replaceChildren(...page.body.childNodes);
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
  const form = document.querySelector<HTMLFormElement>("form[data-trial]");
  if (form) {
    begin(form, sent, pictures);
  }
}
