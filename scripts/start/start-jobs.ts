/** Sets up the queue and runs the worker in this process; answers how to end it. */
export async function startJobs(adminUrl: string, url: string): Promise<() => Promise<void>> {
  const { setUpQueue, startWorker } = await import("@/server/jobs");
  await setUpQueue(adminUrl);
  const worker = await startWorker({ databaseUrl: url });
  return worker.stop;
}
