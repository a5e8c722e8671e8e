interface Turn {
  readonly signal: AbortSignal;
  readonly end: () => void;
}

interface AtWork {
  readonly abort: () => void;
  readonly ended: Promise<void>;
}

const atWork = new Map<string, AtWork>();

/** Ends who is at work under this key in this process, waits until they are gone, and takes their place. */
export async function takeOver(key: string): Promise<Turn> {
  for (let before = atWork.get(key); before; before = atWork.get(key)) {
    before.abort();
    await before.ended;
  }
  const controller = new AbortController();
  let ended = (): void => undefined;
  atWork.set(key, { abort: () => controller.abort(), ended: new Promise((resolve) => (ended = resolve)) });
  return {
    signal: controller.signal,
    end: () => {
      atWork.delete(key);
      ended();
    },
  };
}

/** The same values until the signal ends them, even while the next one is waited for: a dead connection sends none. */
export async function* untilEnded<Value>(values: AsyncIterable<Value>, signal: AbortSignal): AsyncGenerator<Value> {
  const iterator = values[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await sooner(iterator.next(), signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not waited for: it answers after the value that never comes.
    iterator.return?.().catch(() => undefined);
  }
}

function sooner<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException("another connection took over", "AbortError"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
