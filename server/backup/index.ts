export type { BackupManifest } from "./manifest";
export { restoreBackup, type RestoreTarget } from "./restore-backup";
export { LEFT_OUT, tablesParentsFirst, type Table } from "./tables";
export { writeBackup } from "./write-backup";
