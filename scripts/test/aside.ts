/** Work that is begun early and told late: what it says is kept until somebody listens. */
export class Aside<Result> {
  private kept: string[] | null = [];
  private running: Promise<Result> | null = null;
  /** When it was begun, in milliseconds since 1970. */
  began = 0;

  constructor(private readonly work: (say: (text: string) => void) => Promise<Result>) {}

  begin(): void {
    if (!this.running) this.began = Date.now();
    this.running ??= this.work((text) => (this.kept ? this.kept.push(text) : process.stdout.write(text)));
    // Whoever waits for the end hears of a failure.
    this.running.catch(() => undefined);
  }

  end(): Promise<Result> {
    this.begin();
    for (const text of this.kept ?? []) process.stdout.write(text);
    this.kept = null;
    return this.running ?? Promise.reject(new Error("nothing was begun"));
  }
}
