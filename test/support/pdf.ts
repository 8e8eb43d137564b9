import { spawnSync } from 'node:child_process'

export interface PdfPage {
  /** Points, 72 to the inch. */
  readonly width: number
  readonly height: number
}

/** The pages of a PDF as browsers write it, where the dictionaries of pages are not packed. */
export function pagesOfPdf(pdf: Buffer): readonly PdfPage[] {
  return [...pdf.toString('latin1').matchAll(/\/Type \/Page\b(?!s)[\s\S]*?\/MediaBox \[([^\]]*)\]/g)].map(([, box = '']) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = box.trim().split(/\s+/).map(Number)
    return { width: right - left, height: top - bottom }
  })
}

/** The text of each page, by pdftotext; undefined where the machine does not have it. */
export function readPdfText(pdf: Buffer): readonly string[] | undefined {
  const { status, stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status === null) {
    process.stderr.write('There is no pdftotext here (apt-get install poppler-utils): what a printed page holds is not looked at.\n')
    return undefined
  }
  if (status !== 0) throw new Error(`pdftotext ended with ${status}`)
  return stdout.split('\f').slice(0, -1)
}
