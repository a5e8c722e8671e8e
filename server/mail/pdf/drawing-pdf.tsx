import { Circle, Line, Path, Rect, Svg, Text } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import {
  allShapes,
  circleStyle,
  lineStyle,
  rectFill,
  SHEET,
  TEXT_STYLES,
  type Drawing,
  type Shape,
} from "@/server/drawings";

/** A drawing as vectors in the PDF: the same shapes as on the page, in the colours of white paper. */
export function DrawingPdf({ drawing, scale }: { drawing: Drawing; scale: number }) {
  return (
    <Svg
      width={drawing.width * scale}
      height={drawing.height * scale}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
    >
      {allShapes(drawing).map((shape, index) => (
        <ShapePdf key={index} shape={shape} />
      ))}
    </Svg>
  );
}

function ShapePdf({ shape }: { shape: Shape }): ReactNode {
  switch (shape.kind) {
    case "line": {
      const { stroke, width, dash } = lineStyle(shape, SHEET);
      return (
        <Line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          stroke={stroke}
          strokeWidth={width}
          strokeDasharray={dash}
        />
      );
    }
    case "circle": {
      const { fill, stroke, width, dash } = circleStyle(shape, SHEET);
      return (
        <Circle
          cx={shape.cx}
          cy={shape.cy}
          r={shape.r}
          fill={fill}
          stroke={stroke}
          strokeWidth={width}
          strokeDasharray={dash}
        />
      );
    }
    case "path":
      return shape.role === "arrow-head" ? (
        <Path d={shape.d} fill={SHEET.tones.accent} />
      ) : (
        <Path
          d={shape.d}
          fill="none"
          stroke={SHEET.tones.accent}
          strokeWidth={1.75}
          strokeDasharray={shape.isTrial ? "4 3.5" : undefined}
        />
      );
    case "rect":
      return <Rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={rectFill(shape, SHEET)} />;
    case "text": {
      const text = TEXT_STYLES[shape.role];
      return (
        <Text
          x={shape.x}
          y={shape.y}
          textAnchor={shape.anchor}
          style={{
            fontFamily: text.family === "serif" ? "Source Serif 4" : "Geist",
            fontSize: text.size,
            fontWeight: text.isStrong ? 600 : 400,
          }}
          fill={SHEET.tones[text.tone]}
        >
          {shape.text.replaceAll("\u202f", "\u00a0")}
        </Text>
      );
    }
  }
}
