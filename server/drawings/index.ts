/** The geometry of the ladder and its glyph: pure, alike for the page, the mail picture and the PDF. Browser-safe. */
export { layoutLadder, type LadderOptions } from "./ladder";
export {
  ACTION_WORDS,
  actionSentence,
  isMover,
  standingOf,
  targetOf,
  type LadderItem,
  type LadderKind,
} from "./ladder-item";
export { variantFor, type LadderVariant } from "./ladder-measures";
export { ladderSentence } from "./ladder-sentence";
export { GLYPH_HEIGHT, GLYPH_WIDTH, layoutGlyph } from "./glyph";
export { LEVELS, type LevelText } from "./levels";
export { LIGHT, SHEET, type Palette } from "./palette";
export { circleStyle, lineStyle, rectFill, toSvg, type SvgOptions } from "./to-svg";
export {
  allShapes,
  LEVELS_UPWARD,
  type CircleShape,
  type Drawing,
  type Level,
  type LineShape,
  type Mark,
  type PathShape,
  type RectShape,
  type Shape,
  type Standing,
  type TextRole,
  type TextShape,
} from "./shape";
export { textBox, type Box } from "./box";
export { layoutDeltas, type DeltaRow } from "./deltas";
export { layoutTimeline, type Retirement, type TimelineOptions } from "./timeline";
export { TEXT_STYLES, type TextStyle, type Tone } from "./text-styles";
export { fitText, textWidth, wrapText } from "./text-width";
