export { installationKeys, keepKeys, keysIn, newKey } from "./installation-keys";
export { keysFault, readKeys, type SealingKey, type SealingKeys } from "./keys";
export { keyIdOf, seal, unseal } from "./seal";
export { rotateKeys, type RotatedColumn } from "./rotate-keys";
export { purposeOf, SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";
