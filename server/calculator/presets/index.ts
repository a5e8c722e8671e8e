import type { Question } from "../question";
import { chapterRemedyPresets } from "./chapter-remedies";
import { chapterVolumePresets } from "./chapter-volume";
import { decisionPresets } from "./decision";
import { precisionPresets } from "./precision";
import { quarterlyPresets } from "./quarterly";
import type { Preset } from "./preset";
import { scalingPresets } from "./scaling";

/** Every scenario of the five documents, document by document. */
export const PRESETS: readonly Preset[] = [
  ...scalingPresets,
  ...decisionPresets,
  ...precisionPresets,
  ...quarterlyPresets,
  ...chapterVolumePresets,
  ...chapterRemedyPresets,
];

/** What the page shows before anybody typed. */
export const FIRST_PRESET = "project-80k";

export const presetOf = (id: string | null): Preset | null => PRESETS.find((preset) => preset.id === id) ?? null;

export const questionOf = ({ id, input, compared }: Preset): Question => ({
  input,
  preset: id,
  compared: compared ?? null,
  team: null,
});
