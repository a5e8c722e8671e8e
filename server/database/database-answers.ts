import { Client } from "pg";

const ANSWERS_WITHIN_MS = 2_000;

/** Whether a database lets somebody in and answers, within two seconds each. */
export async function databaseAnswers(url: string): Promise<boolean> {
  const limits = { connectionTimeoutMillis: ANSWERS_WITHIN_MS, query_timeout: ANSWERS_WITHIN_MS };
  const client = new Client({ connectionString: url, ...limits });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    // One that is silent would not say goodbye either.
    void client.end().catch(() => undefined);
  }
}
