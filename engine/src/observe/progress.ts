/** What is being read now. */
export interface Progress {
  readonly target: string;
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
  readonly directories: number;
}
