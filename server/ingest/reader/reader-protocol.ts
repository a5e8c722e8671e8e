/** What a reader may touch. Directories and files are absolute paths. */
export interface ReaderPlace {
  readonly jobDirectory: string;
  readonly temporaryDirectory: string;
  /** Files outside the job directory that may be read. */
  readonly readable: readonly string[];
}

export interface ReaderLimits {
  readonly seconds: number;
  readonly memoryMegabytes: number;
  readonly mostResidentMegabytes: number;
  readonly threads: number;
}

/** What a reader process is started with. */
export type ReaderSettings = ReaderPlace & ReaderLimits;

export interface ReaderRequest {
  readonly id: number;
  readonly sql: string;
}

export interface ReaderResponse {
  readonly id: number;
  readonly rows?: readonly Record<string, unknown>[];
  readonly error?: string;
  /** 0–100, while the statement runs. */
  readonly percentage?: number;
}
