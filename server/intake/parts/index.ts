export { addPart, type Added, type Part } from "./add-part";
export { beginUpload, type UploadToBegin } from "./begin-upload";
export { dropUpload } from "./drop-upload";
export { findBegun } from "./begun-upload";
export { sweepBegun } from "./sweep-begun";
