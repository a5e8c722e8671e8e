export { eraseDue, eraseFiles, FOLDERS } from "./erase-due";
