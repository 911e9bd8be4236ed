import { pngOf } from './png.ts';

/** Red, green, blue. */
export type Colour = readonly [number, number, number];

/** Each pixel is the mean of so many by so many, which smooths edges. */
const SAMPLES = 2;

/** A white sheet to draw on, in pixels from the upper left. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #fine: Uint8Array;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#fine = new Uint8Array(width * height * SAMPLES ** 2 * 3).fill(255);
  }

  rectangle(left: number, top: number, right: number, bottom: number, colour: Colour): void {
    this.#paint(left, top, right, bottom, colour, () => true);
  }

  /** A stroke with round ends. */
  line(x1: number, y1: number, x2: number, y2: number, thickness: number, colour: Colour): void {
    const radius = thickness / 2;
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx ** 2 + dy ** 2;
    this.#paint(
      Math.min(x1, x2) - radius,
      Math.min(y1, y2) - radius,
      Math.max(x1, x2) + radius,
      Math.max(y1, y2) + radius,
      colour,
      (x, y) => {
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
        return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) <= radius;
      },
    );
  }

  disc(x: number, y: number, radius: number, colour: Colour): void {
    this.line(x, y, x, y, radius * 2, colour);
  }

  png(): Uint8Array {
    const rgb = new Uint8Array(this.#width * this.#height * 3);
    const fineWidth = this.#width * SAMPLES;
    for (let y = 0; y < this.#height; y += 1)
      for (let x = 0; x < this.#width; x += 1)
        for (let part = 0; part < 3; part += 1) {
          let sum = 0;
          for (let row = 0; row < SAMPLES; row += 1)
            for (let column = 0; column < SAMPLES; column += 1)
              sum += this.#fine[((y * SAMPLES + row) * fineWidth + x * SAMPLES + column) * 3 + part] ?? 0;
          rgb[(y * this.#width + x) * 3 + part] = Math.round(sum / SAMPLES ** 2);
        }
    return pngOf(this.#width, this.#height, rgb);
  }

  #paint(
    left: number,
    top: number,
    right: number,
    bottom: number,
    colour: Colour,
    isInside: (x: number, y: number) => boolean,
  ): void {
    const [fineWidth, fineHeight] = [this.#width * SAMPLES, this.#height * SAMPLES];
    const from = (edge: number) => Math.max(0, Math.floor(edge * SAMPLES));
    const to = (edge: number, end: number) => Math.min(end, Math.ceil(edge * SAMPLES));
    for (let y = from(top); y < to(bottom, fineHeight); y += 1)
      for (let x = from(left); x < to(right, fineWidth); x += 1)
        if (isInside((x + 0.5) / SAMPLES, (y + 0.5) / SAMPLES))
          this.#fine.set(colour, (y * fineWidth + x) * 3);
  }
}
