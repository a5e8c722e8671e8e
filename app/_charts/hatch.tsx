/** The hatch of what is not assigned; once a chart that uses it. */
export const Hatch = ({ id = "hatch" }: { id?: string }) => (
  <defs>
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" className="hatch-ground" />
      <rect width="1.6" height="5" className="hatch-line" />
    </pattern>
  </defs>
);
