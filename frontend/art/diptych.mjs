// Draws public/diptych.svg, the picture of the landing page: node frontend/art/diptych.mjs > frontend/public/diptych.svg
// One landscape across two frames, in strokes on the left and in dots on the right.

let state = 7;
const chance = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);

const near = (x) => 292 + 26 * Math.sin(x / 90 + 0.4) + 8 * Math.sin(x / 31);
const middle = (x) => 232 + 34 * Math.sin(x / 120 + 2.2) + 9 * Math.sin(x / 43 + 1);
const far = (x) => 186 - 46 * Math.exp(-(((x - 250) / 90) ** 2)) - 30 * Math.exp(-(((x - 420) / 70) ** 2)) + 5 * Math.sin(x / 17);
const sun = [452, 96];

const bands = {
  sky: ["#3f6079", "#5f8297", "#8fa9ae", "#c9c3ae", "#e6cfa2", "#efc07e"],
  far: ["#4b6378", "#5d7486", "#6f8390"],
  middle: ["#4f6b4c", "#6d8450", "#8a9a58"],
  near: ["#8b6a2c", "#b8893a", "#d3a94c", "#a4552c"],
};

function pick(list, value) {
  return list[Math.max(0, Math.min(list.length - 1, Math.floor(value * list.length)))];
}

function colour(x, y) {
  const blur = () => (chance() - 0.5) * 0.28;
  const distance = Math.hypot(x - sun[0], y - sun[1]);
  if (distance < 34) return "#f7e3b0";
  if (y > near(x)) return pick(bands.near, (y - near(x)) / 110 + blur() + 0.15);
  if (y > middle(x)) return pick(bands.middle, (y - middle(x)) / 90 + blur() + 0.2);
  if (y > far(x)) return pick(bands.far, (y - far(x)) / 70 + blur() + 0.2);
  return pick(bands.sky, y / 330 + 0.75 * Math.exp(-distance / 110) + blur());
}

function direction(x, y) {
  const slope = (line) => Math.atan2(line(x + 4) - line(x - 4), 8);
  if (y > near(x)) return slope(near) - 0.5;
  if (y > middle(x)) return slope(middle) + 0.15;
  if (y > far(x)) return slope(far) + 0.9;
  return Math.atan2(y - sun[1], x - sun[0]) + Math.PI / 2 + 0.2 * Math.sin(x / 40);
}

function stroke(x, y, length) {
  let path = `M${Math.round(x)} ${Math.round(y)}`;
  const a = direction(x, y);
  const b = direction(x + length * Math.cos(a), y + length * Math.sin(a));
  const [mx, my] = [length * Math.cos(a), length * Math.sin(a)];
  return `${path}q${Math.round(mx)} ${Math.round(my)} ${Math.round(mx + length * Math.cos(b))} ${Math.round(my + length * Math.sin(b))}`;
}

const frame = { top: 12, bottom: 388, left: [12, 308], right: [332, 628] };
const grouped = (marks) => {
  const groups = new Map();
  for (const [key, d] of marks) groups.set(key, (groups.get(key) ?? "") + d);
  return [...groups].map(([key, d]) => `<path stroke="${key}" d="${d}"/>`).join("");
};

const layers = [
  [16, 190, 15],
  [11, 260, 12],
  [6, 240, 9],
].map(([width, count, length]) => {
  const marks = [];
  for (let i = 0; i < count; i++) {
    const x = frame.left[0] + chance() * 296;
    const y = frame.top + chance() * 376;
    marks.push([colour(x, y), stroke(x, y, length * (0.7 + 0.6 * chance()))]);
  }
  return `<g stroke-width="${width}">${grouped(marks)}</g>`;
});

const dots = [];
for (let y = 18; y < 388; y += 11) for (let x = 338; x < 628; x += 11) dots.push([colour(x, y), `M${x} ${y}h0`]);

process.stdout.write(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" fill="none" stroke-linecap="round">` +
    `<defs><clipPath id="a"><path d="M12 12h296v376H12z"/></clipPath><clipPath id="b"><path d="M332 12h296v376H332z"/></clipPath></defs>` +
    `<path fill="#0004" d="M4 6h312v394H4zM324 6h312v394H324z"/>` +
    `<path fill="#f9f6f0" d="M2 2h316v396H2zM322 2h316v396H322z"/>` +
    `<path fill="#7f8f8f" d="M12 12h296v376H12z"/><path fill="#2b3338" d="M332 12h296v376H332z"/>` +
    `<g clip-path="url(#a)">${layers.join("")}</g><g clip-path="url(#b)" stroke-width="10">${grouped(dots)}</g></svg>\n`,
);
