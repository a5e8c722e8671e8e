export function childBundle(root: string, entry: string): string;
export function bundle(root: string, entry: string): Promise<string>;
export function bundleChildren(root: string): Promise<void>;
