import path from "node:path";

export interface FontFile {
  readonly family: "Geist" | "Source Serif 4";
  readonly weight: 400 | 600;
  readonly file: string;
}

/** The product's faces as files, from the packages of the checkout: pictures and PDFs have no style sheet to ask. */
export function fontFiles(root: string): FontFile[] {
  const geist = path.join(root, "node_modules", "geist", "dist", "fonts", "geist-sans");
  const serif = path.join(root, "node_modules", "@expo-google-fonts", "source-serif-4");
  return [
    { family: "Geist", weight: 400, file: path.join(geist, "Geist-Regular.ttf") },
    { family: "Geist", weight: 600, file: path.join(geist, "Geist-SemiBold.ttf") },
    { family: "Source Serif 4", weight: 400, file: path.join(serif, "400Regular", "SourceSerif4_400Regular.ttf") },
    { family: "Source Serif 4", weight: 600, file: path.join(serif, "600SemiBold", "SourceSerif4_600SemiBold.ttf") },
  ];
}
