/** Pages of a database that were come by: one bit each. Whoever adds before reading follows no pointer twice. */
export class PageSet {
  readonly #bits: Uint8Array;
  readonly #end: number;

  /** @param end the first number that is no page's; numbers start at 0, or at whatever the format has */
  constructor(end: number) {
    this.#bits = new Uint8Array((end >> 3) + 1);
    this.#end = end;
  }

  /** False where there is no such page, or it was added before. */
  add(number: number): boolean {
    if (!Number.isInteger(number) || number < 0 || number >= this.#end) return false;
    const [index, bit] = [number >> 3, 1 << (number & 7)];
    const byte = this.#bits[index] ?? 0;
    if ((byte & bit) !== 0) return false;
    this.#bits[index] = byte | bit;
    return true;
  }
}
