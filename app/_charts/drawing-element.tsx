import type { Drawing, Mark, Shape } from "@/server/drawings";

const levelClass = (level: number | undefined): string => (level === undefined ? "" : ` l${level}`);
const trialClass = (isTrial: boolean | undefined): string => (isTrial ? " d-trial" : "");

function ShapeElement({ shape }: { shape: Shape }) {
  if (shape.kind === "line") {
    const { role, level, isTrial, x1, y1, x2, y2 } = shape;
    return <line x1={x1} y1={y1} x2={x2} y2={y2} className={`d-${role}${levelClass(level)}${trialClass(isTrial)}`} />;
  }
  if (shape.kind === "circle") {
    const { role, level, isTrial, cx, cy, r } = shape;
    return <circle cx={cx} cy={cy} r={r} className={`d-${role}${levelClass(level)}${trialClass(isTrial)}`} />;
  }
  if (shape.kind === "path") return <path d={shape.d} className={`d-${shape.role}${trialClass(shape.isTrial)}`} />;
  if (shape.kind === "rect") {
    const { role, level, x, y, width, height } = shape;
    return <rect x={x} y={y} width={width} height={height} className={`d-${role}${levelClass(level)}`} />;
  }
  const { role, x, y, text, anchor } = shape;
  return (
    <text x={x} y={y} className={`d-${role}`} textAnchor={anchor === "start" ? undefined : anchor}>
      {text}
    </text>
  );
}

/** Shapes never change their order: their place is their key. */
export const Shapes = ({ shapes }: { shapes: readonly Shape[] }) =>
  shapes.map((shape, index) => <ShapeElement key={index} shape={shape} />);

export interface DrawingElementProps {
  readonly drawing: Drawing;
  readonly className?: string;
  /** A pointer's way to a workload; by keyboard the table leads there. */
  readonly onPick?: (mark: Mark) => void;
}

/** A drawing as SVG in its own px, coloured by the style sheet; one sentence for who cannot see it. */
export function DrawingElement({ drawing, className, onPick }: DrawingElementProps) {
  const { width, height, label, shapes, marks } = drawing;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className={className}
    >
      <Shapes shapes={shapes} />
      {marks.map((mark) => {
        const leads = onPick !== undefined && mark.href !== null;
        return (
          <g key={mark.id} className={leads ? "mark leads" : "mark"} onClick={leads ? () => onPick(mark) : undefined}>
            <title>{mark.title}</title>
            <Shapes shapes={mark.shapes} />
          </g>
        );
      })}
    </svg>
  );
}
