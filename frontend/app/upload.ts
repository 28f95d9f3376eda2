/**
 * Files dropped anywhere on the page land in the one form that asks for them; the chosen files are listed before they are sent.
 * Without this the form is a plain file input.
 */
export function acceptDrops(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>("form[data-drop]");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  const list = form?.querySelector<HTMLElement>("[data-chosen]");
  if (!form || !input || !list) {
    return;
  }
  input.addEventListener("change", () => show(input, list));
  form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
  listenForFiles(form, (dropped) => {
    input.files = joined(input.files, dropped);
    show(input, list);
    form.scrollIntoView({ block: "nearest" });
    form.querySelector<HTMLElement>("button:not([disabled])")?.focus();
  });
  show(input, list);
}

function listenForFiles(form: HTMLFormElement, take: (files: FileList) => void): void {
  let depth = 0;
  const mark = (change: number) => {
    depth = Math.max(0, depth + change);
    form.classList.toggle("dropping", depth > 0);
  };
  const onFiles = (name: "dragenter" | "dragover" | "dragleave" | "drop", act: (files: FileList) => void) =>
    document.addEventListener(name, (event) => {
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        act(event.dataTransfer.files);
      }
    });
  onFiles("dragenter", () => mark(1));
  onFiles("dragleave", () => mark(-1));
  onFiles("dragover", () => undefined);
  onFiles("drop", (files) => {
    mark(-depth);
    take(files);
  });
}

function joined(earlier: FileList | null, dropped: FileList): FileList {
  const transfer = new DataTransfer();
  [...(earlier ?? []), ...dropped].forEach((file) => transfer.items.add(file));
  return transfer.files;
}

function show(input: HTMLInputElement, list: HTMLElement): void {
  list.querySelectorAll("img").forEach((thumbnail) => URL.revokeObjectURL(thumbnail.src));
  list.replaceChildren(...[...(input.files ?? [])].map(row));
}

function row(file: File): HTMLElement {
  const thumbnail = document.createElement("img");
  thumbnail.src = URL.createObjectURL(file);
  thumbnail.alt = "";
  const name = document.createElement("span");
  name.textContent = file.name;
  const size = document.createElement("small");
  size.textContent = megabytes(file.size);
  const item = document.createElement("li");
  item.append(thumbnail, name, size);
  return item;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}
