/**
 * An answer is meant for the trial that stood there when its button was pressed down, not when it was let go. The second press of a double
 * click was meant for the trial before. All times are those that the browser gives its events, by the clock of the page (performance.now).
 */

/** Where and when a button, a finger or a key went down. */
interface Press {
  time: number;
  x: number;
  y: number;
  /** How far from here, in CSS pixels, its pointer still counts as not having moved. */
  reach: number;
  /** The one directly before, where that one answered. */
  after?: Press | undefined;
}

/** Systems take two clicks within about so long, in ms, for a double one; how long exactly no page learns. */
const DOUBLE_CLICK = 500;

/** Nobody sees a picture and says something about it sooner, in ms from its onset. */
const UNSEEN = 200;

const REACH = { mouse: 8, other: 24 };

/** What this page knows of clicks on the page before: of a double one that began there, the browser counts the second as such. */
const BEFORE_THIS_PAGE: Press = { time: -Infinity, x: NaN, y: NaN, reach: 0 };

let pointer: Press | undefined;
let key: Press | undefined;
let answered: Press | undefined = BEFORE_THIS_PAGE;

/** Notices what goes down from now on. */
export function watchPresses(): void {
  document.addEventListener("pointerdown", noticePointer, true);
  document.addEventListener("keydown", noticeKey, true);
  document.addEventListener("keyup", forgetKey, true);
  window.addEventListener("blur", forgetKey);
}

/** Whether a click is one to what came to stand there at this time. */
export function isMeantFor(click: MouseEvent, onset: number): boolean {
  const press = pressOf(click);
  return press.time >= onset && !isSecond(click, press, onset);
}

/** Notes that a click answered. */
export function tellAnswered(click: MouseEvent): void {
  answered = pressOf(click);
}

/** Clicks of programs, as of a screen reader or of spoken commands, have no press: they count from when they come. */
function pressOf(click: MouseEvent): Press {
  const press = click.detail > 0 ? pointer : key;
  return press ?? { ...BEFORE_THIS_PAGE, time: click.timeStamp };
}

/**
 * Whether it is the second of a double click whose first one answered: where the browser says so, and where it does not, what comes at the
 * same place before anybody can have looked. A key pressed twice is two answers, since nobody presses keys twice to be sure.
 */
function isSecond(click: MouseEvent, press: Press, onset: number): boolean {
  const first = press.after;
  if (!first) {
    return false;
  }
  const near = Math.hypot(press.x - first.x, press.y - first.y) <= press.reach;
  return click.detail === 2 || (near && press.time - first.time < DOUBLE_CLICK && press.time < onset + UNSEEN);
}

function noticePointer(event: PointerEvent): void {
  if (event.isPrimary) {
    const reach = event.pointerType === "mouse" ? REACH.mouse : REACH.other;
    pointer = { time: event.timeStamp, x: event.clientX, y: event.clientY, reach, after: answered };
    answered = undefined;
    key = undefined;
  }
}

/** Only these press a button by themselves. While one is held it comes again and again: the first time counts. */
function noticeKey(event: KeyboardEvent): void {
  if (!event.repeat) {
    answered = undefined;
    key = event.key === "Enter" || event.key === " " ? { ...BEFORE_THIS_PAGE, time: event.timeStamp } : undefined;
  }
}

/** Once what it presses had its click, which comes behind. */
function forgetKey(): void {
  const released = key;
  setTimeout(() => (key = key === released ? undefined : key));
}
