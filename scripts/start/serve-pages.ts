import { createServer, type Server } from "node:http";
import next from "next";
import { readEnvironment } from "@/server/environment/environment";
import { readTrustedProxies } from "@/server/environment/trusted-proxies";
import { receive } from "@/server/api/reception/receive";

/** Serves the built pages on one address, in this process. Answers the server and how to end it. */
export async function servePages(
  root: string,
  distDir: string,
  host: string,
  port: number,
): Promise<{ server: Server; stop: () => Promise<void> }> {
  process.env.NEXT_DIST_DIR = distDir;
  const app = next({ dev: false, dir: root, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const { TRUSTED_PROXIES, APP_URL } = readEnvironment(process.env);
  const terms = { proxies: readTrustedProxies(TRUSTED_PROXIES).proxies, appUrl: APP_URL ?? "" };
  const server = createServer((request, response) => {
    if (receive(request, response, terms)) void handle(request, response);
  });
  // An upload of several GB over a slow line takes as long as it takes; headers do not.
  server.requestTimeout = 0;
  // Longer than proxies keep a silent connection (a minute, as a rule): whoever closes first must not be the one that is asked next.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await app.close();
  };
  return { server, stop };
}
