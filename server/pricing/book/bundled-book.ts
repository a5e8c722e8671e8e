import type { Book } from "../schema";
import { anthropic } from "./anthropic";
import { azureDataZones } from "./azure-data-zones";
import { google } from "./google";
import { hosts } from "./hosts";
import { machines } from "./machines";
import { deepseek, mistral } from "./mistral-deepseek";
import { openai } from "./openai";
import { openaiAudio } from "./openai-audio";
import { openaiFineTunes } from "./openai-fine-tunes";

/** The project's own book, written from published facts; no network is needed to value usage with it. */
export const bundledBook: Book = {
  version: "bundled-2026-10-01",
  entries: [
    ...openai,
    ...openaiAudio,
    ...openaiFineTunes,
    ...anthropic,
    ...google,
    ...mistral,
    ...deepseek,
    ...hosts,
    ...azureDataZones,
  ],
  machines,
};
