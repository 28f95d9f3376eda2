import { deadline } from "./deadline";
import { freshToken } from "./token";

/**
 * Answers are kept in this browser from the moment they are given until the server has them, also through closing the tab: what waits is
 * sent from the next page of ours. The server counts one answer to a trial, however often it comes.
 */

const KEPT = "blindbrush.answer.";
const SHOWN = "blindbrush.shown.";
export const TOKEN = "csrf-token";
const PAUSES = [500, 1000, 2000, 4000, 8000];

/** An answer on its way: where to, what, since when, of which page's clock, and whether the one before was late. */
interface Answer {
  address: string;
  fields: string;
  given: number;
  page: number;
  late: boolean;
}

/** Trials are answered in their order. */
let line: Promise<unknown> = Promise.resolve();
let underWay = 0;
let quietSince = 0;

/** An answer that takes longer says nothing any more about when the trial behind it came to stand there, in ms; the server knows it too. */
const LATE = 1000;

/**
 * Sends an answer behind those given before it; resolves to whether the server took it, once it has decided.
 *
 * @param onset of its trial, by this page's clock
 */
export function give(address: string, fields: URLSearchParams, onset: number): Promise<boolean> {
  const answer = {
    address,
    fields: fields.toString(),
    given: Math.max(Date.now(), ...kept().map((before) => before.given + 1)), // also where the clock was set back
    page: performance.timeOrigin,
    late: underWay > 0 || quietSince > onset + LATE,
  };
  keep(answer);
  return deliver(answer);
}

/** Sends what earlier pages left behind; resolves to whether an answer to this address was among it, once the server has decided. */
export async function sendKept(address?: string): Promise<boolean> {
  const waiting = kept();
  await Promise.all(waiting.map(deliver));
  return waiting.some((answer) => answer.address === address);
}

/** Whether an answer waits here to be sent to this address. */
export function isKept(address: string): boolean {
  return kept().some((answer) => answer.address === address);
}

/**
 * Posts a form's fields; where the token in them is too old, once more with a new one. Rejects where the line breaks or stalls.
 *
 * @param fields as they are when they are sent, for the first time or again
 */
export async function post(address: string, fields: (again: boolean) => URLSearchParams): Promise<Response> {
  // what the answer leads to is fetched as a page of its own: reading it here would count as a showing
  const send = (body: URLSearchParams): Promise<Response> =>
    fetch(address, { method: "POST", body, redirect: "manual", keepalive: true, signal: deadline() });
  const reply = await send(fields(false));
  if (reply.status !== 400) {
    return reply;
  }
  const token = await freshToken();
  const renewed = fields(true);
  renewed.set(TOKEN, token);
  return send(renewed);
}

function deliver(answer: Answer): Promise<boolean> {
  underWay++;
  const delivered = line
    .then(() => insist(answer))
    .finally(() => {
      underWay--;
      quietSince = performance.now();
    });
  line = delivered;
  return delivered;
}

/** With when it is sent, as far as the clock that measured the rest still runs, and how long it lay here, unless it goes at once. */
function stamped(answer: Answer, again: boolean): URLSearchParams {
  const fields = new URLSearchParams(answer.fields);
  const here = answer.page === performance.timeOrigin;
  if (here) {
    fields.set("sent_offset", String(Math.round(performance.now())));
  }
  if (!here || again || answer.late) {
    fields.set("waited", String(Math.max(0, Date.now() - answer.given)));
  }
  return fields;
}

async function insist(answer: Answer): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    const reply = await post(answer.address, (again) => stamped(answer, again || attempt > 0)).catch(() => undefined);
    tell(!reply ? "offline" : isTrouble(reply) ? "unavailable" : undefined);
    if (reply && !isTrouble(reply)) {
      forget(answer);
      return reply.type === "opaqueredirect";
    }
    await pause(PAUSES[Math.min(attempt, PAUSES.length - 1)] as number);
  }
}

/** Whether the same may be taken later. Our server sends on or refuses: a page that comes back at once is a stranger's on the line. */
function isTrouble(reply: Response): boolean {
  return reply.ok || reply.status >= 500 || reply.status === 408 || reply.status === 429;
}

function tell(trouble: "offline" | "unavailable" | undefined): void {
  document.querySelectorAll<HTMLElement>("[data-trouble]").forEach((notice) => {
    notice.hidden = notice.dataset["trouble"] !== trouble;
  });
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

/** How often this trial's pictures have stood on the screen in this tab before; from now on once more. */
export function shownBefore(address: string): number {
  try {
    const times = Number(sessionStorage.getItem(SHOWN + address)) || 0;
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(SHOWN))
      .forEach((key) => sessionStorage.removeItem(key)); // those of trials that were left
    sessionStorage.setItem(SHOWN + address, String(times + 1));
    return times;
  } catch {
    return 0;
  }
}

// a browser may lend no storage: then an answer lives as long as its page

function keep(answer: Answer): void {
  try {
    localStorage.setItem(KEPT + answer.address, JSON.stringify(answer));
  } catch {
    return;
  }
}

function forget(answer: Answer): void {
  try {
    localStorage.removeItem(KEPT + answer.address);
    sessionStorage.removeItem(SHOWN + answer.address);
  } catch {
    return;
  }
}

function kept(): Answer[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(KEPT))
      .flatMap(read)
      .sort((one, other) => one.given - other.given);
  } catch {
    return [];
  }
}

/** None where it is damaged: that one goes, and holds no other back. */
function read(key: string): Answer[] {
  try {
    const answer = JSON.parse(localStorage.getItem(key) ?? "") as Answer;
    if (key === KEPT + answer.address) {
      return [answer];
    }
  } catch {
    // as good as none
  }
  localStorage.removeItem(key);
  return [];
}
