"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dropzone } from "../../../_ui/dropzone";
import { Field } from "../../../_ui/field";
import { LongWork } from "../../../_ui/long-work";
import { Note } from "../../../_ui/note";
import { uploadFile, type UploadHints, type UploadProgress } from "./upload-files";

/** Drop files, or choose them: each is sent, read, and shown as a dry run. Nothing counts before it is committed. */
export function UploadForm({ org }: { org: string }) {
  const router = useRouter();
  const [progress, setProgress] = useState<UploadProgress | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [hints, setHints] = useState<UploadHints>({});

  async function send(files: readonly File[]) {
    setFault(null);
    const said = Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== "")) as UploadHints;
    try {
      const ids: string[] = [];
      for (const file of files) {
        setProgress({ name: file.name, sentBytes: 0, totalBytes: file.size, startedAt: Date.now() });
        ids.push(await uploadFile(org, file, said, setProgress));
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

  const hint = (key: keyof UploadHints) => ({
    value: hints[key] ?? "",
    onChange: (event: { target: { value: string } }) => setHints({ ...hints, [key]: event.target.value }),
  });
  return (
    <div className="form">
      {progress ? (
        <LongWork
          title={`Sending ${progress.name}`}
          doneBytes={progress.sentBytes}
          totalBytes={progress.totalBytes}
          secondsLeft={secondsLeft(progress)}
        />
      ) : (
        <Dropzone
          label="Drop an export here, or choose files"
          hint="OpenAI and Anthropic usage, Anthropic cost, LiteLLM spend logs, request traces, or Quarterdeck's own CSV; plain or gzip. Nothing is written before you have seen what it is."
          onFiles={(files) => void send(files)}
          isMultiple
        />
      )}
      {fault && <Note tone="asks" title={fault} isAnswer />}
      <details>
        <summary>What the file does not say</summary>
        <div className="row2 mt16">
          <Field
            label="Source"
            hint="Where it comes from, if not the provider's own export. Days are compared within one source."
            {...hint("source")}
          />
          <Field label="Model" hint="For request traces, which name none." {...hint("model")} />
          <Field label="Provider" hint="For request traces: openai, azure, …" {...hint("provider")} />
          <Field
            label="Start"
            hint="For relative times: the day and hour of second 0, like 2026-09-01T00:00:00Z."
            {...hint("start")}
          />
        </div>
      </details>
    </div>
  );
}

function secondsLeft({ sentBytes, totalBytes, startedAt }: UploadProgress): number | null {
  const seconds = (Date.now() - startedAt) / 1000;
  return sentBytes > 0 && seconds > 1 ? ((totalBytes - sentBytes) / sentBytes) * seconds : null;
}
