/** A line that says nothing for so long, in ms, has stalled: asking anew is quicker than waiting on. */
const STALLED = 10_000;

/** Ends a request that is not answered in time. `AbortSignal.timeout` would do, but is missing in browsers that can do all the rest. */
export function deadline(): AbortSignal {
  const line = new AbortController();
  setTimeout(() => line.abort(), STALLED);
  return line.signal;
}
