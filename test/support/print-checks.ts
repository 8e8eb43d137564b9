/** Room for a picture between the margins of a printed report, A4 and Letter, in CSS pixels. */
const PAPERS = [{ width: 657, height: 850 }, { width: 672, height: 850 }] as const
const POINTS_A_PIXEL = 0.75

/** Size in points of the smallest text of a picture once it is printed, as wide as the sheet or as high. */
export function smallestPrinted(svg: string): number {
  const [, width, height] = /^<svg [^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const sizes = [...svg.matchAll(/ font-size="([\d.]+)"/g)].map(([, size]) => Number(size))
  return Math.min(...PAPERS.map((paper) => Math.min(paper.width / Number(width), paper.height / Number(height)) * Math.min(...sizes) * POINTS_A_PIXEL))
}
