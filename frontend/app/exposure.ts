/** Exposures are designed in frames of a screen that is painted 60 times a second. In ms. */
const FRAME = 1000 / 60;

/**
 * Covers a wall whose pictures were just hung, so many frames later: at the frame of this screen that is nearest to that.
 *
 * @param covered is told how long the pictures stood, in ms from the frame that showed them to the one that covered them
 */
export function coverAfter(frames: number, wall: HTMLElement, covered: (stood: number) => void): void {
  let shown: number | undefined;
  let last: number;
  const look = (now: number): void => {
    // a frame that was dropped says nothing about how long the next one takes
    const half = shown === undefined ? 0 : Math.min(now - last, FRAME) / 2;
    shown ??= now;
    last = now;
    if (now - shown > 0 && now - shown + half > frames * FRAME) {
      wall.classList.add("masked");
      covered(Math.round(now - shown));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}
