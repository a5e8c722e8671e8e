export { openDatabase, secretIn, type OpenDatabase } from "./open-database";
export { prepareDataFolder } from "./embedded/data-folder";
export { freePort } from "./embedded/embedded-server";
export { migrate, migrationFiles } from "./migrate";
export { grantToApp } from "./app-role";
export { databaseAnswers } from "./database-answers";
