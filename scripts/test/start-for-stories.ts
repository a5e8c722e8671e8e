import { spawn } from "node:child_process";
import path from "node:path";
import { freePort } from "@/server/database";

export interface RunningApp {
  readonly url: string;
  readonly folder: string;
  /** Makes the first person who is no part of the demo; works once. */
  readonly setUpUrl: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the product as a person would, with `npm start`'s own script: on a folder, a port and a build folder of its own,
 * so that it may run beside a server in use. Ends it as Ctrl-C would, and waits until it is gone.
 */
export async function startForStories(root: string, folder: string, mailPort: number): Promise<RunningApp> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: folder,
    NEXT_DIST_DIR: ".next-test",
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
    SPECIMENS: "1",
    // The issuer of a story stands beside it.
    PRIVATE_HOSTS: "127.0.0.1",
  };
  for (const name of ["DATABASE_URL", "DATABASE_ADMIN_URL", "APP_URL", "AUTH_SECRET", "ENCRYPTION_KEYS"])
    Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, [path.join(root, "scripts", "run.mjs"), "scripts/start.ts"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGINT");
    await gone;
  };
  const greeting = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Ctrl-C ends everything.")) resolve(said);
    });
    void gone.then((code) => reject(new Error(`the app ended with ${code} before it was ready:\n${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    folder: /Its data is in (\S+),/.exec(greeting)?.[1] ?? folder,
    setUpUrl: /\S+\/welcome\?token=\S+/.exec(greeting)?.[0] ?? "",
    stop,
  };
}
