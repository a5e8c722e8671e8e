export { bringIn, type Welcome } from "./bring-in";
export { eraseDue, eraseFiles, FOLDERS } from "./erase-due";
export type { ExportManifest } from "./export-manifest";
export { exportOrganization } from "./export-organization";
