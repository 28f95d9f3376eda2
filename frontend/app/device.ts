import { visitor } from "./visitor";

/**
 * What a picture is looked at and answered with, for studies whose design asks. In classes only: exact values would tell browsers apart.
 */

const FRAMES = 30;

/** Intervals between frames waver by about so much around those of the screen. */
const SLACK = 1.03;

let hertz: number | undefined;

/** Measures how often the page is painted: the median of the intervals between so many frames. */
export async function measureRefresh(): Promise<void> {
  const times: number[] = [];
  while (times.length <= FRAMES) {
    times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
  }
  const intervals = times.slice(1).map((time, frame) => time - (times[frame] as number));
  hertz = 1000 / (intervals.sort((one, other) => one - other)[FRAMES / 2] as number);
}

/** The classes by the names of their fields; the refresh rate is missing until it is known. */
export function deviceClasses(): Record<string, string> {
  return {
    refresh: hertz === undefined ? "" : named(hertz, [60 * SLACK, 120 * SLACK], ["up_to_60", "up_to_120", "over_120"]),
    pixel_ratio: named(devicePixelRatio, [1, 2], ["up_to_1", "up_to_2", "over_2"]),
    viewport: named(innerWidth, [639, 1279], ["small", "medium", "large"]),
    input: visitor.input,
  };
}

/** The name of the first class whose limit is not passed. */
function named(value: number, limits: number[], names: [string, string, string]): string {
  const place = limits.findIndex((limit) => value <= limit);
  return names[place < 0 ? 2 : place] as string;
}
