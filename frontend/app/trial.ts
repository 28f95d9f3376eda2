/**
 * A trial works without this: plain form, plain buttons. With it the time from the picture's onset to the answer is measured in the
 * page, keys answer, and a second submit is not sent.
 */
export function measureTrials(root: ParentNode): void {
  root.querySelectorAll<HTMLFormElement>("form[data-trial]").forEach((form) => {
    void measure(form);
    answerByKeys(form);
    sendOnce(form);
  });
}

async function measure(form: HTMLFormElement): Promise<void> {
  const pictures = [...form.querySelectorAll<HTMLImageElement>("img.picture")];
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  if (pictures.some((picture) => picture.naturalWidth === 0)) {
    return; // never shown: no onset, no rt
  }
  await painted();
  const onset = performance.now();
  form.addEventListener("submit", () => {
    field(form, "rt").value = String(Math.round(performance.now() - onset));
  });
}

/** After the second frame the first one stands on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

function answerByKeys(form: HTMLFormElement): void {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const control = form.querySelector<HTMLElement>(`[data-key~="${CSS.escape(event.key.toLowerCase())}"]`);
    if (control) {
      event.preventDefault();
      control.focus();
      control.click();
    }
  });
}

function sendOnce(form: HTMLFormElement): void {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("formmethod")) {
      return; // Enter without an answer: goes nowhere
    }
    if (sent) {
      event.preventDefault();
      return;
    }
    sent = true;
    form.setAttribute("aria-busy", "true");
  });
  // a page that the browser kept for its back button may be answered again; the server counts one answer only
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      sent = false;
      form.removeAttribute("aria-busy");
    }
  });
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}
