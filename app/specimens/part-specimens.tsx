"use client";

import { useState } from "react";
import { Button } from "../_ui/button";
import { Checkbox } from "../_ui/checkbox";
import { DefinitionRows } from "../_ui/definition-rows";
import { Dialog, DialogClose } from "../_ui/dialog";
import { Dropzone } from "../_ui/dropzone";
import { EmptyState } from "../_ui/empty-state";
import { ErrorState } from "../_ui/error-state";
import { Field } from "../_ui/field";
import { LinkButton } from "../_ui/link-button";
import { LoadingRows } from "../_ui/loading-bars";
import { LongWork } from "../_ui/long-work";
import { Note } from "../_ui/note";
import { Pagination } from "../_ui/pagination";
import { RadioCards } from "../_ui/radio-cards";
import { Section } from "../_ui/section";
import { Select } from "../_ui/select";
import { StatusWord, STATUS_SHAPES, type Status } from "../_ui/status-word";
import { TextArea } from "../_ui/text-area";
import { ThemeToggle } from "../_ui/theme-toggle";

function Forms() {
  const [files, setFiles] = useState<readonly string[]>([]);
  return (
    <div className="grid">
      <form className="form c4" onSubmit={(event) => event.preventDefault()}>
        <Field label="Requests" unit="a month" isNumeric defaultValue="1,000,000" />
        <Select label="Task" options={[{ value: "classification", label: "Classification" }]} />
        <Field
          label="Password"
          type="password"
          aside={<a href="#forms">Forgotten?</a>}
          defaultValue="12345678"
          error="E-mail and password do not match. Your e-mail was kept; four more tries before a pause of 15 minutes."
        />
        <TextArea label="Reason" hint="Stays with the decision." />
        <Checkbox label="Count tokens without requests" hint="The source does not count them." defaultChecked />
        <div className="acts">
          <Button type="submit">Sign in</Button>
          <Button look="second">Change the mapping</Button>
          <Button look="quiet">Discard</Button>
        </div>
        <div className="acts">
          <Button look="accept">Accept the trial</Button>
          <Button busy="Committing">Commit</Button>
          <Button disabled>Sign</Button>
        </div>
      </form>
      <div className="c4">
        <RadioCards
          legend="1 – 15 September is here already"
          name="overlap"
          defaultValue="replace"
          options={[
            {
              value: "replace",
              label: (
                <>
                  <b>Replace</b> those 15 days
                </>
              ),
              description: "201,940 rows come out, 202,118 go in. Late rows arrive: +$87.",
              result: <b>$62,100</b>,
            },
            {
              value: "keep",
              label: (
                <>
                  <b>Keep</b> what is here
                </>
              ),
              description: "Only 16 – 30 September is taken from this file.",
              result: "$62,013",
            },
          ]}
        />
        <div className="mt24">
          <Dropzone
            label="Drop an export here, or choose files"
            hint={
              files.length > 0 ? files.join(", ") : "OpenAI, Anthropic, Bedrock or any other source; CSV, JSON, gzip."
            }
            onFiles={(list) => setFiles(list.map(({ name }) => name))}
            isMultiple
          />
        </div>
      </div>
      <div className="c4">
        <DefinitionRows
          rows={[
            { term: "Payback", value: "6.7 months, planned 4.9" },
            { term: "Status", value: <StatusWord status="keep">Paid back</StatusWord> },
            { term: "Drift", value: "none found: −2.6 to +1.5 points" },
          ]}
        />
        <div className="facts mt24">
          {(Object.keys(STATUS_SHAPES) as Status[]).map((status) => (
            <StatusWord key={status} status={status} asks={status === "open"}>
              {status}
            </StatusWord>
          ))}
        </div>
        <div className="mt24">
          <ThemeToggle />
        </div>
        <div className="mt24">
          <Dialog
            title="Take the import back"
            description="412,571 rows go out; September will cost $41,142 again. You can import the file once more."
            trigger={<Button look="second">Take back</Button>}
            actions={
              <>
                <DialogClose asChild>
                  <Button>Take back</Button>
                </DialogClose>
                <DialogClose asChild>
                  <Button look="quiet">Leave it</Button>
                </DialogClose>
              </>
            }
          >
            <Field label="Reason" />
          </Dialog>
        </div>
        <Pagination from={1} to={50} total={412} unit="rows" nextHref="#forms" />
      </div>
    </div>
  );
}

function States() {
  return (
    <div className="states">
      <div className="state">
        <EmptyState
          title="No usage yet: bring last month first."
          text="Drop an export of OpenAI, Anthropic, Bedrock or any other source here. Nothing is written before you have seen what it is."
        >
          <Button>Choose files</Button>
          <LinkButton href="#states">Try the sample file</LinkButton>
        </EmptyState>
      </div>
      <div className="state">
        <table>
          <caption className="vh">Loading</caption>
          <thead>
            <tr>
              <th scope="col">Workload</th>
              <th scope="col" className="num">
                Q3 2026
              </th>
              <th scope="col" className="num">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            <LoadingRows columns={3} rows={3} />
          </tbody>
        </table>
      </div>
      <div className="state">
        <ErrorState
          title="The price feed of LiteLLM could not be read."
          kept="Line 1,204 is cut off. Yesterday’s prices stay in force; 3 of 4 feeds are fresh."
        >
          <a href="#states">Try again</a> or <a href="#states">upload a file</a>.
        </ErrorState>
        <div className="mt24">
          <Note title="Not in a signed quarter" tone="estimated">
            Q3 2026 is still a draft, so its numbers will follow.
          </Note>
        </div>
      </div>
      <div className="state">
        <LongWork
          title="Reading completions_usage_2026-09.csv"
          doneBytes={18_400_000}
          totalBytes={48_200_000}
          rows={157_210}
          rowsPerSecond={61_000}
          secondsLeft={5}
        />
      </div>
    </div>
  );
}

export function PartSpecimens() {
  return (
    <>
      <Section title="Forms and words" id="forms">
        <Forms />
      </Section>
      <Section title="States" id="states">
        <States />
      </Section>
    </>
  );
}
