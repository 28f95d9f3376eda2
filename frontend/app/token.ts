import { deadline } from "./deadline";

/**
 * Forms carry a token that the server forgets some time after the last page. Before a form that was open for long is sent, and whenever
 * its page is looked at again, a fresh one is fetched. Without scripts a refused form comes back filled; a form with files cannot.
 */
export function keepTokensFresh(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!event.defaultPrevented && mayBeRefused(form)) {
      const submitter = event.submitter;
      event.preventDefault();
      void renewTokens().then(() => form.requestSubmit(submitter));
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && isOld(OLD)) {
      void renewTokens();
    }
  });
}

/** A token that is good now, for who sends a form's fields by script. Rejects without a connection, or where it stalls. */
export async function freshToken(): Promise<string> {
  const answer = await fetch(FORM_TOKEN, { cache: "no-store", signal: deadline() });
  if (!answer.ok) {
    throw new Error(`${FORM_TOKEN}: ${answer.status}`);
  }
  return answer.text();
}

/** Gives every form of the page a fresh token; leaves the old ones where there is no connection. */
export async function renewTokens(): Promise<void> {
  try {
    const token = await freshToken();
    document.querySelectorAll<HTMLInputElement>(TOKEN).forEach((field) => (field.value = token));
  } catch {
    // the server decides about the old one
  } finally {
    renewed = Date.now();
  }
}

/** The application may stand below a path; its pages say where. */
const FORM_TOKEN = (document.documentElement.dataset["home"] ?? "/") + "form-token";
const TOKEN = "input[name='csrf-token']";
const OLD = 15 * 60_000;
const JUST_NOW = 2_000;

/** By the wall's clock: it goes on while the computer sleeps. */
let renewed = Date.now();

function isOld(age: number): boolean {
  return Date.now() - renewed > age;
}

/** Files cannot come back from a refusal, so that their form always asks first. */
function mayBeRefused(form: HTMLFormElement): boolean {
  const files = form.enctype === "multipart/form-data";
  return form.method === "post" && form.querySelector(TOKEN) !== null && isOld(files ? JUST_NOW : OLD);
}
