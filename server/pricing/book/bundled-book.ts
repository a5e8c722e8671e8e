import type { Book } from "../schema";
import { anthropic } from "./anthropic";
import { google } from "./google";
import { hosts } from "./hosts";
import { machines } from "./machines";
import { deepseek, mistral } from "./mistral-deepseek";
import { openai } from "./openai";
import { openaiFineTunes } from "./openai-fine-tunes";

/** The project's own book, written from published facts; no network is needed to value usage with it. */
export const bundledBook: Book = {
  version: "bundled-2026-10-01",
  entries: [...openai, ...openaiFineTunes, ...anthropic, ...google, ...mistral, ...deepseek, ...hosts],
  machines,
};
