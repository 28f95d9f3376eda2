/**
 * The card is a drawing (SVG), which few places show. With scripts it becomes a picture (PNG), and where the browser can hand things on
 * to other programs, it is handed on.
 */
export function shareCards(root: ParentNode): void {
  root.querySelectorAll<HTMLAnchorElement>("a[data-card]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      void share(link);
    });
  });
}

async function share(link: HTMLAnchorElement): Promise<void> {
  const card = new File([await png(link.href)], "blindbrush.png", { type: "image/png" });
  const shared = { files: [card], text: link.dataset["card"] ?? "", url: document.querySelector<HTMLAnchorElement>("a.brand")?.href ?? location.origin };
  if (navigator.canShare?.(shared)) {
    await navigator.share(shared).catch(() => undefined); // somebody thought better of it
    return;
  }
  const address = URL.createObjectURL(card);
  const save = document.createElement("a");
  save.href = address;
  save.download = card.name;
  save.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

async function png(address: string): Promise<Blob> {
  const drawing = URL.createObjectURL(await (await fetch(address)).blob());
  const picture = new Image();
  picture.src = drawing;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth;
  canvas.height = picture.naturalHeight;
  canvas.getContext("2d")?.drawImage(picture, 0, 0);
  URL.revokeObjectURL(drawing);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
