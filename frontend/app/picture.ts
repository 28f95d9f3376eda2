import { pause } from "./answers";

/**
 * A trial's pictures are fetched here and not by the browser alone, which shows a picture that was cut off as if that were all of it: a
 * picture stands on the wall when every byte of it came and it is decoded, and not before.
 */

/** Between tries, in ms. */
const PAUSES = [1000, 2000, 4000];

/** A line that brings nothing for so long, in ms, has stalled. */
const STALLED = 10_000;

/** Waits for a picture to come whole, and tries again where it does not; `again` hears of each new try. Rejects when it gave up. */
export async function wholePicture(address: string, alt: string, again: () => void): Promise<HTMLImageElement> {
  for (const wait of PAUSES) {
    try {
      return await decoded(await fetched(address), alt);
    } catch {
      again();
      await pause(wait);
    }
  }
  return decoded(await fetched(address), alt);
}

async function fetched(address: string): Promise<Blob> {
  const line = new AbortController();
  let clock = setTimeout(() => line.abort(), STALLED);
  try {
    const reply = await fetch(address, { signal: line.signal, cache: "no-store" });
    if (!reply.ok || !reply.body) {
      throw new Error(`${address}: ${reply.status}`);
    }
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = reply.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      clearTimeout(clock);
      clock = setTimeout(() => line.abort(), STALLED);
    }
    return new Blob(parts, { type: "image/jpeg" });
  } finally {
    clearTimeout(clock);
  }
}

async function decoded(picture: Blob, alt: string): Promise<HTMLImageElement> {
  if (!isWhole(new Uint8Array(await picture.arrayBuffer()))) {
    throw new Error("cut off");
  }
  const image = new Image();
  image.className = "picture";
  image.alt = alt;
  image.src = URL.createObjectURL(picture);
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}

/** A JPEG ends with the marker FF D9; the zeros behind it give all pictures of a study one length. */
function isWhole(jpeg: Uint8Array): boolean {
  let end = jpeg.length;
  while (end > 0 && jpeg[end - 1] === 0) {
    end--;
  }
  return end > 1 && jpeg[end - 2] === 0xff && jpeg[end - 1] === 0xd9;
}
