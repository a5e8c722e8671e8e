import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

/** Workers as processes of their own, which a test ends as nothing else ends them: SIGKILL, at the moment it says. */
export class KilledWorkers {
  private readonly alive = new Set<ChildProcess>();
  private readonly bundle: string;

  constructor(private readonly root: string) {
    this.bundle = path.join(root, ".build", "tests", "worker-process.mjs");
  }

  async prepare(): Promise<void> {
    await build({
      entryPoints: [path.join(this.root, "server/jobs/testing/worker-process.ts")],
      outfile: this.bundle,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "error",
      alias: { "@": this.root },
    });
  }

  /** A worker that looks for work. */
  async start(): Promise<ChildProcess> {
    const worker = spawn(process.execPath, [this.bundle], {
      env: process.env,
      cwd: this.root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.alive.add(worker);
    await new Promise<void>((resolve, reject) => {
      worker.stdout.once("data", () => resolve());
      worker.once("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
    });
    return worker;
  }

  async kill(worker: ChildProcess): Promise<void> {
    const gone = new Promise((resolve) => worker.once("exit", resolve));
    worker.kill("SIGKILL");
    this.alive.delete(worker);
    await gone;
  }

  end(): void {
    for (const worker of this.alive) worker.kill("SIGKILL");
  }
}
