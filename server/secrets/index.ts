export { installationKeys, keepKeys, keysIn, newKey } from "./installation-keys";
export { keysFault, readKeys, type SealingKey, type SealingKeys } from "./keys";
export { keyIdOf, seal, unseal } from "./seal";
