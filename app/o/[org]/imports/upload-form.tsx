"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dropzone } from "../../../_ui/dropzone";
import { LongWork } from "../../../_ui/long-work";
import { Note } from "../../../_ui/note";
import { HintFields, saidHints } from "./hint-fields";
import { uploadFile, type UploadHints, type UploadProgress } from "./_upload/upload-file";

/** Drop files, or choose them: each is sent, read, and shown as a dry run. Nothing counts before it is committed. */
export function UploadForm({ org }: { org: string }) {
  const router = useRouter();
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [hints, setHints] = useState<UploadHints>({});

  async function send(files: readonly File[]) {
    setFault(null);
    try {
      const ids: string[] = [];
      for (const file of files) {
        setProgress({ ...NOTHING_SENT, name: file.name, totalBytes: file.size, startedAt: Date.now() });
        ids.push(await uploadFile(org, file, saidHints(hints), setProgress));
      }
      if (ids.length === 1) router.push(`/o/${org}/imports/${ids[0]}`);
      else router.refresh();
    } catch (error) {
      setFault((error as Error).message);
      router.refresh();
    } finally {
      setProgress(null);
    }
  }

  return (
    <div className="form">
      {progress ? (
        <LongWork
          title={
            progress.isBroken
              ? `The connection broke: trying again to send ${progress.name}`
              : `Sending ${progress.name}`
          }
          canLeave={false}
          doneBytes={progress.sentBytes}
          totalBytes={progress.totalBytes}
          secondsLeft={secondsLeft(progress)}
        />
      ) : (
        <Dropzone
          label="Drop an export here, or choose files"
          hint="Usage, costs and bills of providers, gateways and clouds are recognised; of any other file you say what its columns are. Nothing is written before you have seen what it is."
          onFiles={(files) => void send(files)}
          isMultiple
        />
      )}
      {fault && <Note tone="asks" title={fault} isAnswer />}
      <details>
        <summary>What the file does not say</summary>
        <div className="mt16">
          <HintFields hints={hints} onChange={setHints} />
        </div>
      </details>
    </div>
  );
}

const NOTHING_SENT = { sentBytes: 0, startedBytes: 0, isBroken: false } as const;

function secondsLeft({ sentBytes, startedBytes, totalBytes, startedAt, isBroken }: UploadProgress): number | null {
  const seconds = (Date.now() - startedAt) / 1000;
  const sentHere = sentBytes - startedBytes;
  return sentHere > 0 && seconds > 1 && !isBroken ? ((totalBytes - sentBytes) / sentHere) * seconds : null;
}
