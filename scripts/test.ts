import { runTests } from "./test/run-tests";

process.exitCode = await runTests(process.argv.slice(2));
