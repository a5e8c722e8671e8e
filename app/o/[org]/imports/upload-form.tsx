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
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [hints, setHints] = useState<UploadHints>({});

  async function send(files: readonly File[]) {
    setFaults([]);
    const ids: string[] = [];
    // One file that is not taken does not stop the others.
    for (const file of files)
      try {
        setProgress({ ...NOTHING_SENT, name: file.name, totalBytes: file.size, startedAt: Date.now() });
        ids.push(await uploadFile(org, file, saidHints(hints), setProgress));
      } catch (error) {
        setFaults((before) => [...before, (error as Error).message]);
      }
    setProgress(null);
    if (files.length === 1 && ids.length === 1) router.push(`/o/${org}/imports/${ids[0]}`);
    else router.refresh();
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
          hint="Usage, costs and bills of providers, gateways and clouds are recognised, also zipped and as Parquet; of any other file you say what its columns are. Nothing is written before you have seen what it is."
          onFiles={(files) => void send(files)}
          isMultiple
        />
      )}
      {faults.map((fault, at) => (
        <Note key={at} tone="asks" title={fault} isAnswer />
      ))}
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
